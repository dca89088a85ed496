// SPDX-License-Identifier: Apache-2.0
// What the letter tells for the evidence file of its signatures.
#include "letters/service/number.h"

#include "letters/domain/access.h"
#include "letters/service/effect.h"

namespace letters {

using core::db::Tx;

// As the history: addressees see what was sent, not how it came about.
core::Verdict Number::may_prove(Tx& tx, const core::Actor& actor, std::string_view subject) {
    const auto letter = parts_.letters.find(tx, letter_of(subject));
    if (!letter) return core::Verdict::hidden;
    auto standing = parts_.letters.standing(tx, *letter);
    standing.leave_out_addressees();
    return may(actor, Right::read, standing);
}

signing::Particulars Number::particulars(Tx& tx, std::string_view subject) {
    const auto letter = parts_.letters.get(tx, letter_of(subject));
    signing::Particulars told;
    if (const auto unit = parts_.directory.unit(tx, letter.book)) told.unit = unit->name;
    if (!letter.numbered_as) return told;
    told.date = letter.numbered_as->date;
    told.address = parts_.public_url + "/v/" + letter.numbered_as->code;
    if (const auto& used = letter.numbered_as->mandate)
        told.mandate = {used->form == style::Behalf::an ? "a.n." : "u.b.", used->basis, used->giver_name, used->from,
                        used->until};
    return told;
}

std::optional<signing::Overtaken> Number::overtaken(Tx& tx, const core::Actor& reader, std::string_view subject) {
    const auto told = newer_told(tx, parts_, reader, {letter_of(subject)});
    if (told.empty()) return std::nullopt;
    const Newer& newer = told.begin()->second;
    const std::string key = "letters.overtaken." + std::string(name(newer.how));
    if (newer.number.empty()) return signing::Overtaken{std::string(name(newer.how)), key, "", std::nullopt};
    return signing::Overtaken{std::string(name(newer.how)), key + "_by", newer.number, newer.date};
}

}  // namespace letters
