"""The same steps in pandas, for comparison: python3 bench/cleansing.py OFFERS.csv (Debian's python3-pandas, one core).

What it does: numbers from printed cells, prices in soles, names folded and taken apart by the same kind of patterns, exact
duplicates, names of one wine joined by their sorted words, robust outliers by group, gaps filled by mode and median of the
group. It has neither the knowledge of grapes and places nor the fuzzy matcher: it does less than `maridaje clean`.
"""
import re
import resource
import sys
import time
import unicodedata

import pandas as pd

started = time.perf_counter()
offers = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
read = len(offers)


def number(column):
    text = column.str.replace(r"[^\d.,]", "", regex=True).str.replace(",", ".", regex=False)
    return pd.to_numeric(text, errors="coerce")


offers["price"] = number(offers["precio"]) * offers["currency"].map({"USD": 3.57}).fillna(1)
offers["abv"] = number(offers["grado"])
offers["size"] = number(offers["size_ml"]).fillna(750)
years = offers["cosecha"].str.replace(".", "", regex=False)
offers["vintage"] = pd.to_numeric(years, errors="coerce")

NOISE = re.compile(r"\b(?:vino|x|ml|bodega|vina|\d+\s?ml|\d{4}|\d{3})\b")
SHORT = {"rva": "reserva", "res": "reserva", "gran": "gran"}


def signature(name):
    folded = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    words = re.findall(r"[a-z]+", NOISE.sub(" ", folded))
    return " ".join(sorted(SHORT.get(word, word) for word in words))


def year_of(name):
    found = re.search(r"\b(?:19|20)\d{2}\b", name)
    return float(found.group()) if found else float("nan")


names = offers["name"].unique()
offers["signature"] = offers["name"].map({name: signature(name) for name in names})
offers["vintage"] = offers["vintage"].fillna(offers["name"].map({name: year_of(name) for name in names}))
offers = offers.drop_duplicates(["name", "bodega", "cosecha", "size_ml", "precio", "shop"])
offers["wine"] = offers.groupby(["signature", "vintage", "size"], dropna=False).ngroup()

group = offers.groupby("wine")["price"]
middle = group.transform("median")
spread = (offers["price"] - middle).abs().groupby(offers["wine"]).transform("median")
offers["outlier"] = (offers["price"] - middle).abs() > 6 * 1.4826 * spread

for column in ["uva", "region", "pais", "bodega"]:
    known = offers[offers[column] != ""]
    usual = known.groupby(["wine", column]).size().sort_values(ascending=False).reset_index().drop_duplicates("wine")
    filled = offers["wine"].map(usual.set_index("wine")[column])
    offers[column] = offers[column].where(offers[column] != "", filled)
offers["abv"] = offers["abv"].fillna(offers.groupby("wine")["abv"].transform("median"))
offers["abv"] = offers["abv"].fillna(offers.groupby("uva")["abv"].transform("median"))
offers.to_csv("/dev/null", index=False)

spent = resource.getrusage(resource.RUSAGE_SELF)
print(
    f"pandas: {read} offers, {len(offers)} kept, {offers['wine'].nunique()} wines: "
    f"{time.perf_counter() - started:.1f} s passed, {spent.ru_utime + spent.ru_stime:.1f} s of processor, {spent.ru_maxrss // 1024} MB at most"
)
