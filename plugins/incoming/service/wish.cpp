// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/wish.h"

#include <algorithm>

#include "core/base/text.h"

namespace incoming {

using core::Context;
using core::Error;
using core::Fault;
using core::Json;
using core::db::Tx;

namespace {

constexpr std::size_t longest_note = 2000, longest_task = 500;

Json ids_json(const std::vector<core::PositionId>& all) {
    Json made = Json::array();
    for (const auto& each : all) made.push_back(each.text());
    return made;
}

std::vector<core::PositionId> ids_kept(const Json& json, const char* name) {
    std::vector<core::PositionId> all;
    if (json.contains(name))
        for (const auto& each : json[name]) all.push_back(core::PositionId::parse(each.get<std::string>()));
    return all;
}

std::optional<core::Date> day_kept(const Json& json) {
    const auto text = core::json::text(json, "due");
    return text.empty() ? std::nullopt : std::optional(core::parse_date(text));
}

// Everything wrong with a wish is told together.
class Composing {
  public:
    Composing(Tx& tx, Parts& parts, const Context& ctx, const Entry& entry, const Giver& giver,
              const Instructions& wish)
        : tx_(tx), parts_(parts), ctx_(ctx), entry_(entry), giver_(giver), wish_(wish),
          known_(instructions_for(tx, parts, giver.unit)), chain_(chain_of(tx, parts)) {}

    Disposition made() {
        begin();
        for (const auto& to : wish_.to) receiver(to, false);
        for (const auto& to : wish_.informed) receiver(to, true);
        whole();
        if (!faults_.empty()) throw Error("incoming.error.incomplete", std::move(faults_));
        return std::move(made_);
    }

  private:
    void fault(std::string_view field, const char* key, core::Args args = {}) {
        faults_.push_back({std::string(field), key, std::move(args)});
    }
    // The sentences of the codes chosen; one nobody knows is a fault, lest an instruction be lost.
    std::vector<std::string> sentences(const std::vector<std::string>& codes) {
        std::vector<std::string> found;
        for (const auto& each : known_)
            if (std::find(codes.begin(), codes.end(), each.code) != codes.end()) found.push_back(each.name);
        for (const auto& code : codes)
            if (std::none_of(known_.begin(), known_.end(), [&](const auto& each) { return each.code == code; }))
                fault("instructions", "incoming.fault.instruction", {{"code", code}});
        return found;
    }
    std::optional<core::Date> day(const std::optional<core::Date>& due, int days) {
        auto day = due;
        if (days > 0) day = worktime_of(tx_, parts_).after_working_days(ctx_.today(), days);
        if (day && *day < ctx_.today()) fault("due", "incoming.fault.due_past");
        return day;
    }
    std::string words(std::string_view field, std::string_view text, std::size_t most) {
        std::string said(core::text::trim(text));
        if (core::text::length(said) > most) fault(field, "incoming.fault.long", {{"most", std::to_string(most)}});
        return said;
    }

    void begin() {
        made_.id = DispositionId::make(ctx_.now());
        made_.entry = entry_.id;
        made_.giver = giver_.position;
        made_.giver_name = giver_.name;
        made_.giver_person = giver_.person;
        made_.capacity = giver_.capacity;
        made_.given_at = ctx_.now();
        made_.note = words("note", wish_.note, longest_note);
        made_.due = day(wish_.due, wish_.due_days);
        made_.instructions = sentences(wish_.codes);
        made_.access = wish_.access.value_or(entry_.access);
        made_.urgency = wish_.urgency.value_or(entry_.urgency);
        if (made_.access < entry_.access) fault("access", "incoming.fault.access_lower");
        if (made_.urgency < entry_.urgency) fault("urgency", "incoming.fault.urgency_lower");
    }

    void receiver(core::PositionId to, bool informed) {
        const auto* position = chain_.find(to);
        const char* field = informed ? "informed" : "to";
        for (const auto& each : made_.branches)
            if (each.position == to) {
                if (informed && !each.informed)
                    fault(field, "incoming.fault.receiver_twice", {{"position", each.position_name}});
                return;
            }
        if (auto ended = directory::ended_fault(tx_, parts_.directory, parts_.endings, to, field)) {
            faults_.push_back(*std::move(ended));
            return;
        }
        const auto relation = position ? chain_.relation(giver_.position, to) : Relation::refused;
        if (!position || to == entry_.position || !allows(relation)) {
            const auto why = to == entry_.position ? "incoming.fault.receiver_addressed" : why_not(relation);
            faults_.push_back({field, std::string(why.empty() ? "incoming.fault.receiver_far" : why),
                               {{"position", position ? position->name : std::string("?")}}});
            return;
        }
        Branch branch;
        branch.id = BranchId::make(ctx_.now());
        branch.disposition = made_.id;
        branch.entry = entry_.id;
        branch.giver = giver_.position;
        branch.given_at = made_.given_at;
        branch.position = to;
        branch.position_name = position->name;
        branch.informed = informed;
        branch.responsible = !informed && (wish_.to.size() == 1 || wish_.responsible == to);
        branch.place = static_cast<int>(made_.branches.size()) + 1;
        if (!informed) branch.due = made_.due;
        if (const auto own = wish_.own.find(to); own != wish_.own.end() && !own->second.empty()) {
            branch.instructions = sentences(own->second.codes);
            branch.task = words("task." + to.text(), own->second.task, longest_task);
            if (const auto due = day(own->second.due, own->second.due_days); due && !informed) branch.due = due;
        }
        made_.branches.push_back(std::move(branch));
    }

    void whole() {
        const auto works = [](const Branch& each) { return !each.informed; };
        const auto told = [](const Branch& each) { return !each.instructions.empty() || !each.task.empty(); };
        auto& all = made_.branches;
        if (wish_.to.empty()) fault("to", "incoming.fault.to");
        // Each is told something: all alike, or everyone for himself.
        const bool each_told = std::all_of(all.begin(), all.end(), [&](const Branch& b) { return b.informed ||
            told(b); });
        if (wish_.codes.empty() && made_.note.empty() && (all.empty() || !each_told))
            fault("instructions", "incoming.fault.instructions");
        if (faults_.empty() &&
            std::count_if(all.begin(), all.end(), [](const Branch& each) { return each.responsible; }) != 1)
            fault("responsible", "incoming.fault.responsible");
        if (!secret(made_.access)) return;
        if (std::any_of(all.begin(), all.end(), [&](const Branch& each) { return !works(each); }))
            fault("informed", "incoming.fault.secret_informed");
        if (all.size() > most_readers_of_secrets)
            fault("to", "incoming.fault.secret_many", {{"most", std::to_string(most_readers_of_secrets)}});
        if (faults_.empty() && !wish_.confirmed) {
            std::vector<std::string> names;
            for (const auto& each : all) names.push_back(each.position_name);
            fault("confirmed", "incoming.fault.secret_confirm", {{"names", core::text::join(names, ", ")}});
        }
    }

    Tx& tx_;
    Parts& parts_;
    const Context& ctx_;
    const Entry& entry_;
    const Giver& giver_;
    const Instructions& wish_;
    std::vector<Instruction> known_;
    Chain chain_;
    Disposition made_;
    std::vector<Fault> faults_;
};

}  // namespace

Json wish_json(const Instructions& wish) {
    Json json{{"to", ids_json(wish.to)}, {"informed", ids_json(wish.informed)}, {"codes", wish.codes},
              {"note", wish.note},       {"due_days", wish.due_days}};
    if (wish.responsible) json["responsible"] = wish.responsible->text();
    if (wish.due) json["due"] = core::iso(*wish.due);
    if (wish.access) json["access"] = classification::name(*wish.access);
    if (wish.urgency) json["urgency"] = letters::name(*wish.urgency);
    auto& own = json["own"] = Json::object();
    for (const auto& [position, task] : wish.own) {
        auto& made = own[position.text()] = {{"codes", task.codes}, {"task", task.task}, {"due_days", task.due_days}};
        if (task.due) made["due"] = core::iso(*task.due);
    }
    return json;
}

Instructions wish_kept(const Json& json) {
    Instructions wish;
    wish.to = ids_kept(json, "to");
    wish.informed = ids_kept(json, "informed");
    wish.codes = json.value("codes", std::vector<std::string>{});
    wish.note = core::json::text(json, "note");
    wish.due = day_kept(json);
    wish.due_days = json.value("due_days", 0);
    if (const auto id = core::json::text(json, "responsible"); !id.empty())
        wish.responsible = core::PositionId::parse(id);
    if (const auto word = core::json::text(json, "access"); !word.empty())
        wish.access = classification::access_named(word);
    if (const auto word = core::json::text(json, "urgency"); !word.empty())
        wish.urgency = letters::urgency_named(word);
    if (json.contains("own"))
        for (const auto& [position, task] : json["own"].items())
            wish.own[core::PositionId::parse(position)] = {task.value("codes", std::vector<std::string>{}),
                                                           core::json::text(task, "task"), day_kept(task),
                                                           task.value("due_days", 0)};
    return wish;
}

Disposition compose(Tx& tx, Parts& parts, const Context& ctx, const Entry& entry, const Giver& giver,
                    const Instructions& wish) {
    return Composing(tx, parts, ctx, entry, giver, wish).made();
}

std::vector<Instruction> instructions_for(Tx& tx, Parts& parts, core::UnitId unit, bool retired) {
    std::map<core::UnitId, std::optional<core::UnitId>> parents;
    for (const auto& each : parts.directory.units(tx)) parents[each.id] = each.parent;
    std::vector<core::UnitId> line;   // from the unit up
    for (std::optional<core::UnitId> at = unit; at && line.size() <= parents.size(); at = parents[*at])
        line.push_back(*at);
    auto list = parts.entries.instructions(tx);
    const auto said = parts.rules.instructions(tx, line);
    for (auto at = line.rbegin(); at != line.rend(); ++at)
        for (const auto& each : said) {
            if (each.unit != *at) continue;
            auto known = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.code == each.code; });
            if (known == list.end()) known = list.insert(list.end(), Instruction{each.code, {}, 0, false, false});
            *known = {each.code, each.name, each.place, each.retired, each.unit == unit};
        }
    if (!retired) std::erase_if(list, [](const auto& each) { return each.retired; });
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.place < b.place; });
    return list;
}

Chain chain_of(Tx& tx, Parts& parts) {
    return {parts.directory.all_positions(tx), parts.directory.units(tx), parts.rules.rules(tx)};
}

}  // namespace incoming
