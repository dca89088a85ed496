// SPDX-License-Identifier: Apache-2.0
// Series: the list, the form with its example, and the rules of central numbering.
#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "numbering/input/fields.h"
#include "numbering/web/pages.h"
#include "numbering/web/views.h"

namespace numbering::web {

using classification::AccessClass;
using core::Error;
using core::Fault;
using core::page::Data;
using core::words::Catalog;

namespace {

constexpr int spare_rules = 2;   // empty lines of the form of central rules

SeriesId series_id(const Request& request) { return SeriesId::parse(request.param("id")); }

std::string access_word(AccessClass access, const Catalog& words) {
    return words.say("numbering.access." + std::string(classification::name(access)));
}

// "semua naskah", or what it is for.
std::string scope_text(const Scope& scope, const std::vector<Kind>& kinds, const Catalog& words) {
    std::map<std::string, std::string> names, groups;
    for (const auto& kind : kinds) {
        names[kind.code] = kind.name;
        groups[kind.group] = words.say(kind.group_word);
    }
    std::vector<std::string> parts;
    for (const auto& code : scope.kinds) parts.push_back(names.contains(code) ? names[code] : code);
    for (const auto& group : scope.groups) parts.push_back(words.say("numbering.scope.group", {{"group", groups.contains(group) ? groups[group] : group}}));
    if (parts.empty()) parts.push_back(words.say("numbering.scope.all"));
    for (const auto access : scope.accesses) parts.push_back(access_word(access, words));
    return core::text::join(parts, ", ");
}

// Kinds of positions and units are data; those the rules of letters name have words.
std::string signer_word(const std::string& kind, const Catalog& words) {
    const auto key = "numbering.signer." + kind;
    return words.has(key) ? words.say(key) : kind;
}

void show_rules(Data& data, Room& room, const Context& ctx, const Catalog& words) {
    const auto rules = room.services.administer.central(ctx);
    for (const auto& rule : rules)
        data.add("RULE")
            .set("KIND", signer_word(rule.signer_kind, words))
            .set("UNIT_NAME", rule.unit.name);
    data.show_if(rules.empty(), "NO_RULES");
    if (!manages_all(ctx.actor)) return;
    auto& form = data.add("CENTRAL_FORM");
    const auto units = room.services.administer.units(ctx);
    const auto kinds = room.services.administer.signer_kinds(ctx);
    for (std::size_t i = 0; i < rules.size() + spare_rules; ++i) {
        auto& line = form.add("LINE");
        line.set("N", words.number(static_cast<std::int64_t>(i) + 1));
        for (const auto& kind : kinds)
            line.add("KIND_CHOICE")
                .set("VALUE", kind)
                .set("LABEL", signer_word(kind, words))
                .show_if(i < rules.size() && rules[i].signer_kind == kind, "CHOSEN");
        for (const auto& unit : units)
            line.add("UNIT_CHOICE")
                .set("VALUE", unit.id.text())
                .set("LABEL", unit.name)
                .show_if(i < rules.size() && rules[i].unit.id == unit.id, "CHOSEN");
    }
}

Response list_page(Room& room, const Context& ctx, Request& request, const std::vector<Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto kinds = room.services.administer.kinds(ctx);
    Data data;
    data.set("PAGE_TITLE", words.say("numbering.series.title"));
    core::http::Given given(request.query);
    const auto only = given.id<core::UnitId>("unit");
    given.done();
    const auto all = room.services.administer.list(ctx, only);
    const auto units = room.services.administer.units(ctx);
    if (units.size() > 1) {
        auto& filter = data.add("FILTER");
        for (const auto& unit : units)
            filter.add("UNIT_CHOICE")
                .set("VALUE", unit.id.text())
                .set("LABEL", unit.name)
                .show_if(only == unit.id, "CHOSEN");
    }
    bool may_make = false;
    for (const auto& one : all) {
        may_make = may_make || one.may_change;
        auto& row = data.add("ROW");
        row.set("NAME", one.series.name)
            .set("UNIT", one.unit.name)
            .set("PATTERN", one.series.pattern)
            .set("NEXT", one.example)
            .set("RESET", words.say("numbering.reset." + std::string(name(one.series.reset))))
            .set("SCOPE", scope_text(one.series.scope, kinds, words))
            .set("FROM", words.date(one.series.from))
            .set("UNTIL", one.series.until ? words.date(*one.series.until) : words.say("numbering.series.open"));
        if (one.may_change) row.add("MAY_CHANGE").set("URL", address(one.series.id));
        row.show_if(!one.may_change, "FIXED");
    }
    show_rules(data, room, ctx, words);
    data.show_if(all.empty(), "EMPTY")
        .show_if(!all.empty(), "ROWS")
        .show_if(ctx.actor.may("numbering.read"), "READS")
        .show_if(may_make || !units.empty(), "MAY_MAKE")
        .show_if(manages_all(ctx.actor), "MAY_RULE");
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "numbering/series", std::move(data), faults.empty() ? 200 : 422);
}

template <class E>
void radios(Data& data, const char* section, const char* area, E chosen, std::initializer_list<E> all,
            const Catalog& words) {
    for (const auto each : all) {
        const std::string code(name(each));
        data.add(section).set("VALUE", code).set("LABEL", words.say(area + code)).show_if(each == chosen, "CHOSEN");
    }
}

// "Surat Dinas, Surat Undangan; Nota Kesepahaman, Perjanjian Kerja Sama": numbered together as a rule.
std::string usual_text(const std::vector<Kind>& kinds) {
    std::vector<std::string> order, told;
    std::map<std::string, std::vector<std::string>> together;
    for (const auto& kind : kinds) {
        if (kind.series.empty()) continue;
        if (!together.contains(kind.series)) order.push_back(kind.series);
        together[kind.series].push_back(kind.name);
    }
    for (const auto& series : order)
        if (together[series].size() > 1) told.push_back(core::text::join(together[series], ", "));
    return core::text::join(told, "; ");
}

void choice(Data& data, const char* section, const std::string& value, const std::string& label, bool chosen) {
    data.add(section).set("VALUE", value).set("LABEL", label).show_if(chosen, "CHOSEN");
}

// Kinds under their groups, in the order people know; those that are gone stay while they are chosen.
void show_scope(Data& data, const Scope& scope, const std::vector<Kind>& kinds, const Catalog& words) {
    auto codes = scope.kinds, groups = scope.groups;
    Data* group = nullptr;
    std::string last;
    for (const auto& kind : kinds) {
        const auto name = words.say(kind.group_word);
        if (group == nullptr || kind.group != last) {
            group = &data.add("KIND_GROUP");
            group->set("NAME", name);
            if (!kind.group.empty()) choice(data, "GROUP", kind.group, name, groups.erase(kind.group) > 0);
        }
        last = kind.group;
        choice(*group, "KIND", kind.code, kind.name, codes.erase(kind.code) > 0);
    }
    for (const auto& code : groups) choice(data, "GROUP", code, code, true);
    if (!codes.empty()) group = &data.add("KIND_GROUP");
    for (const auto& code : codes) choice(*group, "KIND", code, code, true);
    if (const auto usual = usual_text(kinds); !usual.empty())
        data.add("USUAL").set("TEXT", words.say("numbering.field.kinds_usual", {{"kinds", usual}}));
    for (const auto access : {AccessClass::ordinary, AccessClass::limited, AccessClass::secret, AccessClass::top_secret})
        choice(data, "ACCESS", std::string(classification::name(access)), access_word(access, words),
               scope.accesses.contains(access));
}

void show_example(Data& data, Room& room, const Context& ctx, const Series& series, const Catalog& words) {
    const auto example = room.services.administer.example(ctx, series);
    if (!example.next.empty())
        data.add("EXAMPLE")
            .set("NEXT", example.next)
            .set("INSERTED", example.inserted)
            .set("AHEAD", example.ahead);
    for (const auto& fault : example.faults) data.add("WRONG").set("TEXT", words.say(fault.key, fault.args));
}

void show_placeholders(Data& data, const Catalog& words) {
    for (const auto part : all_parts)
        data.add("PLACEHOLDER")
            .set("NAME", "{" + std::string(placeholder(part)) + "}")
            .set("MEANING", words.say("numbering.part." + std::string(placeholder(part))));
}

Response form_page(Room& room, const Context& ctx, Request& request, const Series& series, bool begun,
                   const std::vector<Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say(series.id.nil() ? "numbering.series.new" : "numbering.series.edit"))
        .set("ACTION", series.id.nil() ? "/numbers/series" : address(series.id))
        .set("ID", series.id.nil() ? "" : series.id.text())
        .set("VERSION", series.version)
        .set("NAME", series.name)
        .set("PATTERN", series.pattern)
        .set("WIDTH", std::int64_t{series.width})
        .set("FIRST_NO", series.first_no)
        .set("FROM", series.from.ok() ? core::iso(series.from) : "")
        .set("UNTIL", series.until ? core::iso(*series.until) : "")
        .show_if(begun, "BEGUN")
        .show_if(ctx.actor.may("numbering.read"), "READS");
    for (const auto& unit : room.services.administer.units(ctx))
        data.add("UNIT")
            .set("VALUE", unit.id.text())
            .set("LABEL", unit.name)
            .show_if(unit.id == series.unit, "CHOSEN");
    show_scope(data, series.scope, room.services.administer.kinds(ctx), words);
    radios(data, "RESET", "numbering.reset.", series.reset, {Reset::yearly, Reset::monthly, Reset::never}, words);
    radios(data, "SUFFIX", "numbering.suffix.", series.suffix, {SuffixStyle::letters, SuffixStyle::digits}, words);
    show_placeholders(data, words);
    show_example(data, room, ctx, series, words);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "numbering/series_form", std::move(data), faults.empty() ? 200 : 422);
}

Series blank(Room& room, const Context& ctx) {
    Series series;
    const auto units = room.services.administer.units(ctx);
    if (units.empty()) core::ensure(core::Verdict::forbidden);
    series.unit = units.front().id;
    for (const auto& unit : units)
        if (!ctx.actor.seats.empty() && unit.id == ctx.actor.seat().book) series.unit = unit.id;
    series.pattern = room.services.parts.policy.pattern;
    series.from = ctx.today();
    return series;
}

input::Typed typed(const Request& request, Series base) {
    return input::series_from(core::http::Given(request.form), std::move(base), true);
}

Response keep(Room& room, const Context& ctx, Request& request, const Series& base, bool begun) {
    auto made = typed(request, base);
    try {
        if (!made.faults.empty()) throw Error("core.error.invalid", made.faults);
        room.services.administer.save(ctx, made.series);
        return core::http::see_other("/numbers/series", "numbering.flash.series");
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return form_page(room, ctx, request, made.series, begun, error.faults());
    }
}

}  // namespace

Response series(Room& room, const Context& ctx, Request& request) { return list_page(room, ctx, request, {}); }

Response new_series(Room& room, const Context& ctx, Request& request) {
    return form_page(room, ctx, request, blank(room, ctx), false, {});
}

Response edit_series(Room& room, const Context& ctx, Request& request) {
    const auto shown = room.services.administer.show(ctx, series_id(request));
    core::ensure(shown.may_change ? core::Verdict::allowed : core::Verdict::forbidden);
    return form_page(room, ctx, request, shown.series, shown.begun, {});
}

Response make_series(Room& room, const Context& ctx, Request& request) {
    return keep(room, ctx, request, blank(room, ctx), false);
}

Response save_series(Room& room, const Context& ctx, Request& request) {
    const auto shown = room.services.administer.show(ctx, series_id(request));
    return keep(room, ctx, request, shown.series, shown.begun);
}

Response example(Room& room, const Context& ctx, Request& request) {
    auto base = blank(room, ctx);
    bool begun = false;
    core::http::Given given(request.form);
    const auto id = given.id<SeriesId>("id");
    given.done();
    if (id) {
        const auto shown = room.services.administer.show(ctx, *id);
        base = shown.series;
        begun = shown.begun;
    }
    const auto made = typed(request, base);
    return form_page(room, ctx, request, made.series, begun, made.faults);
}

Response central(Room& room, const Context& ctx, Request& request) {
    try {
        room.services.administer.set_central(ctx, input::central_form(core::http::Given(request.form)));
        return core::http::see_other("/numbers/series", "numbering.flash.central");
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return list_page(room, ctx, request, error.faults());
    }
}

}  // namespace numbering::web
