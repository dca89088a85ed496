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
    const auto circuit = parts.rounds.circuit(tx, kind.code, own->unit);
    for (const auto& each : line) {
        if (each.id == content.signer || (circuit && !circuit->line)) break;
        if (content.initials.size() < most_usual_initials) content.initials.push_back(each.id);
    }
    if (!circuit) return;
    for (const auto& step : circuit->steps) {
        auto& into = step.kind == signing::StepKind::initial ? content.initials : content.coordinators;
        const bool there = std::find(into.begin(), into.end(), step.position) != into.end();
        const auto most = step.kind == signing::StepKind::initial ? max_initials : max_coordinators;
        if (!there && step.position != content.signer && step.position != drafter && into.size() < most)
            into.push_back(step.position);
    }
}

namespace {

Ground ground_of(Tx& tx, Parts& parts, const Letter& letter, const Content& content, core::Date today) {
    Ground ground;
    ground.drafter = letter.drafter;
    ground.drafter_position = letter.drafter_position;
    for (const auto& each : parts.directory.line_above(tx, letter.drafter_position)) ground.line.push_back(each.id);
    ground.circuit = parts.rounds.circuit(tx, content.kind, letter.unit);
    std::vector<core::PositionId> all{content.signer};
    all.insert(all.end(), content.cosigners.begin(), content.cosigners.end());
    all.insert(all.end(), content.initials.begin(), content.initials.end());
    all.insert(all.end(), content.coordinators.begin(), content.coordinators.end());
    if (ground.circuit)
        for (const auto& step : ground.circuit->steps) all.push_back(step.position);
    for (const auto& each : all)
        if (!each.nil())
            if (const auto holder = parts.directory.holder(tx, each, today)) ground.people[each] = holder->person;
    return ground;
}

}  // namespace

std::vector<Station> forecast(Tx& tx, Parts& parts, const Letter& letter, const Content& content, core::Date today) {
    auto asked = content;
    if (on_paper(tx, parts, content)) asked.cosigners.clear();   // all sign the sheet the signer has printed
    auto stations = lay_out(asked, ground_of(tx, parts, letter, content, today));
    for (auto& station : stations) {
        const auto position = parts.directory.position(tx, station.position);
        if (!position) continue;
        station.position_name = position->name;
        if (const auto holder = parts.directory.holder(tx, station.position, today)) {
            const auto prefix = std::string(core::printed(holder->capacity));
            if (!prefix.empty()) station.position_name = prefix + " " + station.position_name;
            station.holder = holder->titled_name;
        }
    }
    if (content.behalf == style::Behalf::none || content.signer.nil()) return stations;
    const auto signer = std::find_if(stations.begin(), stations.end(), [](const Station& each) {
        return each.kind == signing::StepKind::signature;
    });
    if (const auto named = authority_of(tx, parts, content); named && signer != stations.end())
        signer->position_name = "a.n. " + named->name + ", " + (content.behalf == style::Behalf::ub ? "u.b. " : "") +
                                signer->position_name;
    return stations;
}

void one_person_faults(Tx& tx, Parts& parts, const Content& content, core::Date today,
                       std::vector<core::Fault>& faults) {
    std::map<core::PersonId, std::string> people;
    auto all = content.cosigners;
    all.insert(all.begin(), content.signer);
    for (const auto& each : all) {
        const auto position = parts.directory.position(tx, each);
        const auto holder = position ? parts.directory.holder(tx, each, today) : std::nullopt;
        if (!holder) continue;
        const auto [other, fresh] = people.emplace(holder->person, position->name);
        if (!fresh)
            faults.push_back({"cosigners", "letters.fault.signs_twice",
                              {{"position", position->name}, {"other", other->second}, {"person", holder->titled_name}}});
    }
}

}  // namespace letters
