// SPDX-License-Identifier: Apache-2.0
#include "depot/service/publicity.h"

#include "depot/store/request_store.h"

namespace depot {

using core::db::Tx;

std::optional<ByInstrument> closed_by_instrument(Tx& tx, Parts& parts, const archive::Kept& dossier, core::Date on) {
    auto told = parts.publicity == nullptr ? std::nullopt : parts.publicity->closed_to_public(tx, dossier.code);
    if (!told) return std::nullopt;
    ByInstrument made{std::move(told->code), std::move(told->edition), std::move(told->grounds), {}, told->since};
    if (told->years) made.until = closed_until(*told->years, dossier);
    return made.until && *made.until < on ? std::nullopt : std::optional(std::move(made));
}

std::optional<Closed> closed_to_public(Tx& tx, Parts& parts, const archive::Kept& dossier, core::Date on) {
    if (auto word = store::closure(tx, dossier.id, on)) return Closed{std::move(word->ground), word->closed_until};
    const auto told = closed_by_instrument(tx, parts, dossier, on);
    if (!told) return std::nullopt;
    const auto last = store::last_word(tx, dossier.id);
    return last && told->answered(*last, parts.zone) ? std::nullopt : std::optional(told->closed());
}

}  // namespace depot
