// SPDX-License-Identifier: Apache-2.0
// Putting the list of addressees together.
#include "letters/domain/recipients.h"

#include <algorithm>

#include "core/base/text.h"

namespace letters {

namespace {

bool has(const std::vector<Addressee>& all, core::PositionId position) {
    return std::any_of(all.begin(), all.end(),
                       [&](const Addressee& each) { return each.position == position; });
}

std::vector<Addressee> only(const std::vector<Addressee>& all, bool copy) {
    std::vector<Addressee> found;
    for (const auto& each : all)
        if (each.copy == copy) found.push_back(each);
    return found;
}

}  // namespace

void add_group(std::vector<Addressee>& to, const GroupMembers& group, core::PositionId signer,
               bool copy) {
    for (auto member : group.members) {
        if (member.position == signer || has(to, member.position)) continue;
        member.copy = copy;
        member.group = group.code;
        to.push_back(std::move(member));
    }
}

std::vector<Addressee> chosen(const std::vector<Addressee>& all) {
    std::vector<Addressee> found;
    for (const auto& each : all)
        if (each.group.empty()) found.push_back(each);
    return found;
}

std::vector<Addressee> without_doubles(const std::vector<Addressee>& all) {
    std::vector<Addressee> kept;
    for (const auto& each : direct(all))
        if (!has(kept, each.position)) kept.push_back(each);
    for (const auto& each : copies(all))
        if (!has(kept, each.position)) kept.push_back(each);
    return kept;
}

std::vector<Addressee> direct(const std::vector<Addressee>& all) { return only(all, false); }
std::vector<Addressee> copies(const std::vector<Addressee>& all) { return only(all, true); }

std::string in_one_line(const std::vector<Addressee>& all, std::string_view rest) {
    std::vector<std::string> names;
    for (const auto& each : all)
        if (names.size() < 2) names.push_back(each.printed);
    if (all.size() > 2)
        names.push_back(core::text::fill(rest, {{"count", std::to_string(all.size() - 2)}}));
    return core::text::join(names, ", ");
}

}  // namespace letters
