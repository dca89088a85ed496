// SPDX-License-Identifier: Apache-2.0
// The words of relations.
#include "letters/relations.h"

namespace letters {

std::string_view name(Relation how) {
    switch (how) {
        case Relation::replies: return "replies";
        case Relation::forwards: return "forwards";
        case Relation::refers: return "refers";
        case Relation::corrects: return "corrects";
        case Relation::amends: return "amends";
        case Relation::revokes: return "revokes";
        case Relation::cancels: return "cancels";
    }
    return "";
}

std::optional<Relation> relation_named(std::string_view text) {
    for (const auto how : all_relations)
        if (name(how) == text) return how;
    return std::nullopt;
}

bool changes(Relation how) { return how == Relation::corrects || how == Relation::amends || ends(how); }

bool ends(Relation how) { return how == Relation::revokes || how == Relation::cancels; }

std::string_view printed(Relation how) {
    switch (how) {
        case Relation::replies: return "Dibalas";
        case Relation::forwards: return "Diteruskan";
        case Relation::refers: return "Dirujuk";
        case Relation::corrects: return "Diralat";
        case Relation::amends: return "Diubah";
        case Relation::revokes: return "Dicabut";
        case Relation::cancels: return "Dibatalkan";
    }
    return "";
}

core::Json Changed::json() const { return {{"letter", letter.text()}}; }

Changed Changed::from(const core::Json& json) { return {LetterId::parse(core::json::text(json, "letter"))}; }

}  // namespace letters
