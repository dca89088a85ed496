// SPDX-License-Identifier: Apache-2.0
// The rules of relations.
#include "letters/domain/relation.h"

#include <algorithm>

#include "letters/domain/access.h"

namespace letters {

std::string_view refusal(Relation how, const Older& older, core::UnitId book, classification::AccessClass access) {
    if (older.itself) return "letters.relation.refused.circle";
    if (older.state != State::sent) return "letters.relation.refused.not_sent";
    if (how == Relation::forwards && secret(older.access)) return "letters.relation.refused.secret";
    if (secret(older.access) && access < older.access) return "letters.relation.refused.access";
    if (!changes(how)) return "";
    if (std::find(older.line.begin(), older.line.end(), book) == older.line.end())
        return "letters.relation.refused.unit";
    if (older.ended) return "letters.relation.refused.ended";
    return "";
}

std::optional<Newer> newest(const std::vector<Newer>& in_order) {
    std::optional<Newer> found;
    for (const auto& each : in_order)
        if (changes(each.how) && (!found || !ends(found->how))) found = each;
    return found;
}

}  // namespace letters
