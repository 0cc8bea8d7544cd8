"""A trial of finding acts alone: trains on nine folds of the coded sets, reports on the held-back one."""

from __future__ import annotations

import argparse, random, sys, time, json
import numpy as np, torch
from data import SHARED, load
from examples import make_examples
from network import Network, Settings, start_weights
from tokenizers import Tokenizer
from onrecord.model.words import KINDS
from onrecord.reading.extract.decode import decode_acts
sys.path.insert(0, str(SHARED / "score"))
from score import match

def batches(examples, size, rng):
    order = sorted(range(len(examples)), key=lambda i: (len(examples[i].window) + rng.random() * 30))
    groups = [order[i:i + size] for i in range(0, len(order), size)]
    rng.shuffle(groups)
    return groups

def pad(group):
    n = max(len(e.window) for e in group)
    ids = torch.zeros(len(group), n, dtype=torch.long); mask = torch.zeros(len(group), n); core = torch.zeros(len(group), n)
    y = torch.zeros(len(group), n, 36)
    for k, e in enumerate(group):
        m = len(e.window); ids[k, :m] = torch.tensor(e.window.pieces); mask[k, :m] = 1; core[k, e.window.core:m - 1] = 1; y[k, :m] = e.columns
    return ids, mask, core, y

def evaluate(net, coded, tok, thresholds):
    from collections import Counter
    net.eval(); out = []
    with torch.no_grad():
        for c in coded:
            ps = []
            for e in make_examples(c, tok):
                ids, mask, core, y = pad([e])
                p = torch.sigmoid(net.encode(ids, mask)[0])[0].numpy()
                ps.append((e.window, p))
            out.append((c, ps))
    res = {}
    for t in thresholds:
        cnt = Counter()
        for c, ps in out:
            pred = []
            for w, p in ps:
                for f in decode_acts(p, w, {k: t for k in KINDS}):
                    pred.append({"kind": f.kind, "evidence": {"start": w.starts[f.first], "end": w.ends[f.last]}})
            gold = [{"kind": g["kind"], "anchor": list(g["span"])} for g in c.claims]
            m = match(gold, pred, c.parsed.document.text)
            for g in {c.group, "all"}:
                cnt[g, "tp"] += len(m); cnt[g, "p"] += len(pred); cnt[g, "g"] += len(gold); cnt[g, "iou"] += sum(x[0] for x in m)
                cnt[g, "alarm"] += bool(pred) and not gold
        res[t] = {g: (round(2 * cnt[g, "tp"] / max(1, cnt[g, "p"] + cnt[g, "g"]), 3), round(cnt[g, "iou"] / max(1, cnt[g, "tp"]), 3), cnt[g, "alarm"]) for g in ("all", "train", "stories", "negatives")}
    return res

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=8); ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--lr", type=float, default=3e-4); ap.add_argument("--batch", type=int, default=8); ap.add_argument("--dropout", type=float, default=0.1)
    ap.add_argument("--folds", default="0"); ap.add_argument("--threads", type=int, default=2); ap.add_argument("--unfreeze", action="store_true")
    a = ap.parse_args()
    torch.manual_seed(a.seed); rng = random.Random(a.seed); torch.set_num_threads(a.threads)
    coded = load(); tok = Tokenizer.from_file(str(start_weights() / "tokenizer.json")); tok.no_padding(); tok.no_truncation()
    held = {int(x) for x in a.folds.split(",")}
    train = [e for c in coded if c.fold not in held for e in make_examples(c, tok)]; dev = [c for c in coded if c.fold in held]
    print(len(coded), "docs", len(train), "windows", sum(len(e.window) for e in train), "pieces; dev", len(dev), flush=True)
    net = Network(Settings(dropout=a.dropout, freeze_embeddings=not a.unfreeze))
    heads = [p for n, p in net.named_parameters() if n.split(".")[0] in ("acts", "roles", "act_values", "mark", "same_sentence")]
    ids_ = {id(p) for p in heads}
    body = [p for p in net.parameters() if p.requires_grad and id(p) not in ids_]
    opt = torch.optim.AdamW([{"params": body, "lr": a.lr}, {"params": heads, "lr": 1e-3}], weight_decay=0.01)
    steps = a.epochs * ((len(train) + a.batch - 1) // a.batch)
    sched = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min((s + 1) / (0.1 * steps), max(0.0, (steps - s) / (0.9 * steps))))
    t0 = time.time()
    for ep in range(a.epochs):
        net.train(); tot = 0
        for g in batches(train, a.batch, rng):
            ids, mask, core, y = pad([train[i] for i in g])
            logits, _ = net.encode(ids, mask)
            loss = (torch.nn.functional.binary_cross_entropy_with_logits(logits, y, reduction="none").sum(-1) * core).sum() / core.sum()
            opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0); opt.step(); sched.step(); tot += loss.item()
        print(f"epoch {ep} loss {tot:.2f} {time.time()-t0:.0f}s", flush=True)
        if ep >= a.epochs // 2 - 1 and (ep % 2 == 1 or ep == a.epochs - 1):
            for t, r in evaluate(net, dev, tok, (0.3, 0.35, 0.4, 0.45)).items(): print("  ", t, r, flush=True)
main()
