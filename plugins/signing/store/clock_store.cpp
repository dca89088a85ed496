// SPDX-License-Identifier: Apache-2.0
#include "signing/store/clock_store.h"

#include <algorithm>

namespace signing::store {
namespace {

using core::Instant;
using core::db::Row;
using core::db::Tx;

struct Aside {
    Instant first, last;
};

std::optional<Aside> set_aside(Tx& tx) {
    return tx.one("SELECT first_at, last_at FROM signing_clock_aside", {},
                  [](const Row& row) { return Aside{row.instant(0), row.instant(1)}; });
}

}  // namespace

std::optional<Instant> last_signature(Tx& tx) {
    const auto aside = set_aside(tx);
    if (!aside)
        return tx.one("SELECT signed_at FROM signing_evidence ORDER BY signed_at DESC LIMIT 1", {},
                      [](const Row& row) { return row.instant(0); });
    return tx.one("SELECT signed_at FROM signing_evidence WHERE signed_at < ? OR signed_at > ?"
                  " ORDER BY signed_at DESC LIMIT 1",
                  {aside->first, aside->last}, [](const Row& row) { return row.instant(0); });
}

void accept_clock(Tx& tx, Instant now) {
    auto aside = set_aside(tx);
    if (aside && aside->last <= now) aside.reset();
    tx.each("SELECT signed_at FROM signing_evidence WHERE signed_at > ? ORDER BY signed_at", {now}, [&](const Row& row) {
        const Instant at = row.instant(0);
        aside = aside ? Aside{std::min(aside->first, at), std::max(aside->last, at)} : Aside{at, at};
    });
    tx.exec("DELETE FROM signing_clock_aside", {});
    if (aside)
        tx.exec("INSERT INTO signing_clock_aside (only_row, first_at, last_at) VALUES (1, ?, ?)",
                {aside->first, aside->last});
}

}  // namespace signing::store
