// SPDX-License-Identifier: Apache-2.0
// One row of a table as a letter: its fields filled, its addressees found, everything judged that a form
// would judge.
#include <algorithm>
#include <cctype>

#include "core/base/text.h"
#include "letters/domain/merge_fields.h"
#include "letters/domain/recipients.h"
#include "letters/service/merge_ground.h"
#include "letters/service/merging.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Fault;
using core::db::Tx;

namespace {

// "DISKOMINFO.KADIS": meant as the code of a position.
bool code_like(const std::string& text) {
    return text.find('.') != std::string::npos && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isupper(static_cast<unsigned char>(c)) || std::isdigit(static_cast<unsigned char>(c)) || c == '.' || c == '-';
    });
}

std::vector<std::string> several(const std::string& cell) {
    std::vector<std::string> all;
    for (const auto& part : core::text::split(core::text::replace(cell, "\n", ";"), ';'))
        if (const auto one = core::text::trim(part); !one.empty()) all.emplace_back(one);
    return all;
}

}  // namespace

Merging::Ground Merging::ground(Tx& tx, const Merge& merge) {
    Ground ground{merge.pattern, kind_of(tx, services_.parts, merge.pattern), {}, {}};
    for (auto& position : services_.parts.directory.all_positions(tx)) {
        ground.by_code.emplace(core::text::lower(position.code), position);
        ground.by_name.emplace(folded_name(position.name), std::move(position));
    }
    return ground;
}

void Merging::address(Tx& tx, const Ground& ground, const std::string& cell, Content& content,
                      std::vector<Destination>& destinations, std::vector<Fault>& faults) {
    std::erase_if(content.addressees, [](const Addressee& each) { return !each.copy || !each.group.empty(); });
    std::erase_if(content.partners, [](const PartnerAddressee& each) { return !each.copy; });
    content.groups.clear();
    content.outside.clear();
    const auto all = several(cell);
    if (all.empty()) faults.push_back({"kepada", "letters.fault.to_empty", {}});
    for (const auto& one : all) {
        const auto coded = ground.by_code.find(core::text::lower(one));
        const auto [named, end] = ground.by_name.equal_range(folded_name(one));
        const auto* position = coded != ground.by_code.end() ? &coded->second : named != end ? &named->second : nullptr;
        if (position != nullptr && coded == ground.by_code.end() && std::distance(named, end) > 1) {
            faults.push_back({"kepada", "letters.fault.to_ambiguous", {{"text", one}}});
            continue;
        }
        if (position != nullptr) {
            content.addressees.push_back({position->id, "", false});
            destinations.push_back({Destination::Kind::position, position->name});
            continue;
        }
        const bool outside = ground.kind.recipients == style::Recipients::any;
        std::vector<directory::Partner> partners;
        if (outside && !code_like(one)) partners = services_.parts.partners.find_partners(tx, one, 20);
        std::erase_if(partners, [&](const directory::Partner& each) {
            return folded_name(each.name) != folded_name(one) && folded_name(directory::addressed(each)) != folded_name(one);
        });
        if (partners.size() == 1) {
            content.partners.push_back({partners[0].id, "", "", false});
            destinations.push_back({Destination::Kind::partner, directory::addressed(partners[0])});
        } else if (partners.size() > 1) {
            faults.push_back({"kepada", "letters.fault.to_ambiguous", {{"text", one}}});
        } else if (!outside || code_like(one)) {
            faults.push_back({"kepada", "letters.fault.to_unknown", {{"text", one}}});
        } else {
            content.outside.push_back(one);
            destinations.push_back({Destination::Kind::line, one});
        }
    }
}

Content Merging::of_row(Tx& tx, const Ground& ground, const std::map<std::string, std::string>& values,
                        const std::optional<std::string>& to, std::vector<Destination>& destinations,
                        std::vector<Fault>& faults) {
    auto content = merged(ground.pattern, values);
    if (to) address(tx, ground, *to, content, destinations, faults);
    content.addressees = without_doubles(content.addressees);
    if (const auto checked = content_from(to_json(content), ground.kind); !checked)
        faults.insert(faults.end(), checked.faults().begin(), checked.faults().end());
    auto completed = content;
    for (auto& fault : services_.draft.complete(tx, completed))
        if (std::none_of(faults.begin(), faults.end(),
                         [&](const Fault& told) { return told.field == fault.field && told.key == fault.key; }))
            faults.push_back(std::move(fault));
    return content;
}

}  // namespace letters
