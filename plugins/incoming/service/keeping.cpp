// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/keeping.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "style/kind.h"

namespace incoming {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {
constexpr std::size_t longest_name = 120;
constexpr int most_place = 999;
constexpr std::size_t most_in_a_list = 60;
}  // namespace

const std::vector<std::string>& kinds_of_positions() { return style::position_kinds(); }

InstructionList Keeping::instructions(const Context& ctx) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) {
        const auto unit = parts_.directory.unit(tx, seat.book);
        if (!unit) throw Error(Code::not_found, "incoming.error.not_found");
        return InstructionList{*unit, instructions_for(tx, parts_, unit->id, true)};
    });
}

void Keeping::set(const Context& ctx, const InstructionWish& wish) {
    const auto& seat = ctx.actor.seat();
    parts_.db.write([&](Tx& tx) {
        const auto list = instructions_for(tx, parts_, seat.book, true);
        std::string name(core::text::trim(wish.name));
        std::vector<core::Fault> faults;
        const auto known = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.code ==
            wish.code; });
        if (!wish.code.empty() && known == list.end())
            faults.push_back({"code", "incoming.fault.instruction", {{"code", wish.code}}});
        if (name.empty() && known != list.end()) name = known->name;
        if (name.empty()) faults.push_back({"name", "incoming.fault.instruction_name", {}});
        if (core::text::length(name) > longest_name)
            faults.push_back({"name", "incoming.fault.long", {{"most", std::to_string(longest_name)}}});
        for (const auto& each : list)
            if (each.code != wish.code && !each.retired && core::text::lower(each.name) == core::text::lower(name))
                faults.push_back({"name", "incoming.fault.instruction_twice", {}});
        if (wish.place && (*wish.place < 1 || *wish.place > most_place))
            faults.push_back({"place", "incoming.fault.instruction_place", {{"most", std::to_string(most_place)}}});
        if (wish.code.empty() && list.size() >= most_in_a_list)
            faults.push_back({"name", "incoming.fault.instruction_many", {{"most", std::to_string(most_in_a_list)}}});
        if (!faults.empty()) throw Error("incoming.error.incomplete", std::move(faults));
        UnitInstruction said;
        said.unit = seat.book;
        said.code = wish.code.empty() ? core::Uuid::make(ctx.now()).text() : wish.code;
        said.name = name;
        said.place = wish.place.value_or(known != list.end() ? known->place
                                                             : (list.empty() ? 1 : list.back().place + 1));
        said.retired = wish.retired;
        parts_.rules.keep(tx, said);
        core::audit::append(tx, ctx, "incoming.instruction_set", "unit:" + seat.book.text(),
                            {{"code", said.code}, {"name", said.name}, {"place", said.place}, {"retired",
                                said.retired}});
    });
}

std::vector<RuleLine> Keeping::rules(const Context&) {
    return parts_.db.read([&](Tx& tx) {
        std::map<core::UnitId, std::string> units;
        for (const auto& unit : parts_.directory.units(tx)) units[unit.id] = unit.name;
        std::vector<RuleLine> all;
        for (auto& rule : parts_.rules.rules(tx)) {
            RuleLine line{rule, {}, {}};
            if (rule.giver.unit) line.giver_unit = units[*rule.giver.unit];
            if (rule.receiver.unit) line.receiver_unit = units[*rule.receiver.unit];
            all.push_back(std::move(line));
        }
        return all;
    });
}

RuleId Keeping::add(const Context& ctx, Rule rule) {
    return parts_.db.write([&](Tx& tx) {
        rule.id = RuleId::make(ctx.now());
        rule.note = core::text::trim(rule.note);
        auto faults = faults_of(rule, kinds_of_positions());
        for (const auto& [side, field] : {std::pair(&rule.giver, "giver_unit"), std::pair(&rule.receiver,
            "receiver_unit")})
            if (side->unit && !parts_.directory.unit(tx, *side->unit))
                faults.push_back({field, "incoming.fault.rule_unit", {}});
        for (const auto& known : parts_.rules.rules(tx))
            if (known.giver == rule.giver && known.receiver == rule.receiver)
                faults.push_back({"giver_kind", "incoming.fault.rule_twice", {}});
        if (!faults.empty()) throw Error("incoming.error.incomplete", std::move(faults));
        parts_.rules.insert(tx, rule, ctx.now(), ctx.actor.person_name);
        core::audit::append(tx, ctx, "incoming.rule_added", "incoming_rule:" + rule.id.text(),
                            {{"giver_kind", rule.giver.kind}, {"receiver_kind", rule.receiver.kind},
                             {"allowed", rule.allowed}, {"note", rule.note}});
        return rule.id;
    });
}

void Keeping::drop(const Context& ctx, RuleId id) {
    parts_.db.write([&](Tx& tx) {
        if (!parts_.rules.drop(tx, id)) throw Error(Code::not_found, "incoming.error.not_found");
        core::audit::append(tx, ctx, "incoming.rule_dropped", "incoming_rule:" + id.text(), core::Json::object());
    });
}

std::vector<MailroomLine> Keeping::mailrooms(const Context&) {
    return parts_.db.read([&](Tx& tx) {
        const auto named = parts_.rules.mailrooms(tx);
        std::map<core::UnitId, std::string> names;
        for (const auto& unit : parts_.directory.units(tx)) names[unit.id] = unit.name;
        std::vector<MailroomLine> all;
        for (const auto& [unit, by] : named) all.push_back({unit, by, names[unit], names[by]});
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
        return all;
    });
}

void Keeping::serve(const Context& ctx, core::UnitId unit, const std::optional<core::UnitId>& by) {
    parts_.db.write([&](Tx& tx) {
        std::vector<core::Fault> faults;
        if (!parts_.directory.unit(tx, unit)) faults.push_back({"unit", "incoming.fault.rule_unit", {}});
        if (by && (*by == unit || !parts_.directory.unit(tx, *by) || !parts_.directory.clerk(tx, *by)))
            faults.push_back({"mailroom", "incoming.fault.mailroom_clerk", {}});
        if (!faults.empty()) throw Error("incoming.error.incomplete", std::move(faults));
        if (by) parts_.rules.serve(tx, unit, *by, ctx.now(), ctx.actor.person_name);
        else if (!parts_.rules.serve_no_more(tx, unit)) throw Error(Code::not_found, "incoming.error.not_found");
        core::audit::append(tx, ctx, "incoming.mailroom_set", "unit:" + unit.text(),
                            {{"served_by", by ? core::Json(by->text()) : core::Json(nullptr)}});
    });
}

std::vector<directory::Unit> Keeping::units(const Context&) {
    return parts_.db.read([&](Tx& tx) { return parts_.directory.units(tx); });
}

}  // namespace incoming
