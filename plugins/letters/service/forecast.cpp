// SPDX-License-Identifier: Apache-2.0
// Proposing the round from the line of superiors.
#include "letters/service/forecast.h"

#include <algorithm>

#include "letters/service/sheet.h"

namespace letters {

using core::db::Tx;

namespace {

bool signs(const directory::Position& position, const style::Kind& kind) {
    const auto& all = kind.signers;
    return position.signs && (all.empty() || std::find(all.begin(), all.end(), position.kind) != all.end());
}

}  // namespace

void propose_round(Tx& tx, Parts& parts, core::PositionId drafter, const style::Kind& kind, Content& content) {
    const auto own = parts.directory.position(tx, drafter);
    const auto line = parts.directory.line_above(tx, drafter);
    if (!own) return;
    const auto book = parts.directory.numbering_unit(tx, own->unit).id;
    if (signs(*own, kind) && own->unit == book) {   // a head who drafts signs alone
        content.signer = drafter;
        return;
    }
    for (const auto& each : line) {
        if (!signs(each, kind)) continue;
        if (each.unit == book || content.signer.nil()) content.signer = each.id;
        if (each.unit == book) break;
    }
    for (const auto& each : line) {
        if (each.id == content.signer) break;
        if (content.initials.size() < most_proposed_initials) content.initials.push_back(each.id);
    }
}

std::vector<Station> forecast(Tx& tx, Parts& parts, const Content& content, core::Date today) {
    std::vector<Station> stations;
    const auto add = [&](core::PositionId id, signing::StepKind kind) {
        const auto position = parts.directory.position(tx, id);
        if (!position) return;
        Station station{kind, id, position->name, {}};
        if (const auto holder = parts.directory.holder(tx, id, today)) {
            const auto prefix = std::string(core::printed(holder->capacity));
            if (!prefix.empty()) station.position_name = prefix + " " + station.position_name;
            station.holder = holder->titled_name;
        }
        stations.push_back(std::move(station));
    };
    for (const auto& each : content.initials) add(each, signing::StepKind::initial);
    if (!content.signer.nil()) add(content.signer, signing::StepKind::signature);
    if (content.behalf == style::Behalf::none || stations.empty() || content.signer.nil()) return stations;
    auto& last = stations.back().position_name;
    if (const auto named = authority_of(tx, parts, content))
        last = "a.n. " + named->name + ", " + (content.behalf == style::Behalf::ub ? "u.b. " : "") + last;
    return stations;
}

}  // namespace letters
