// SPDX-License-Identifier: Apache-2.0
// Dossiers of one unit, offered where another one is named by its number.
#include "archive/service/cabinet.h"

namespace archive {

using core::Context;
using core::db::Tx;

namespace {

constexpr int most_neighbours = 200;

}  // namespace

std::vector<Dossier> Cabinet::neighbours(const Context& ctx, const Dossier& of) {
    return db_.read([&](Tx& tx) {
        store::Wish wish;
        wish.unit = of.unit;
        wish.without = {of.id};
        wish.here = true;
        wish.limit = most_neighbours;
        return store::list(tx, subjects_.sight(tx, ctx.actor), wish);
    });
}

}  // namespace archive
