// SPDX-License-Identifier: Apache-2.0
#include "style/service/workshop.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "style/service/shipped.h"

namespace style {

using core::Code;
using core::Context;
using core::Error;
using core::Json;
using core::db::Tx;

namespace {

void manages(const Context& ctx) { core::ensure(may(ctx.actor, Act::manage)); }

std::string object_of(Thing thing, std::string_view code) {
    return std::string(name(thing)) + ":" + std::string(code);
}

template <class T>
Json in_one_form(core::Checked<T> checked) {
    return to_json(std::move(checked).take("style.error.incomplete"));
}

bool listed(const std::vector<std::string>& all, const std::string& code) {
    return std::find(all.begin(), all.end(), code) != all.end();
}

}  // namespace

std::vector<Kind> Workshop::in_use(const Context& ctx) {
    core::ensure(may(ctx.actor, Act::read));
    return joined_.db.read([&](Tx& tx) { return shelf_.kinds(tx); });
}

Edition Workshop::edition(const Context& ctx, Thing thing, std::string_view code, std::int64_t number) {
    core::ensure(may(ctx.actor, Act::read));
    auto found = joined_.db.read([&](Tx& tx) {
        return number > 0 ? joined_.editions.find(tx, thing, code, number) : joined_.editions.newest(tx, thing, code);
    });
    if (!found || !found->published) throw Error(Code::not_found, "style.error.not_found");
    return *std::move(found);
}

std::vector<ListedKind> Workshop::kinds(const Context& ctx) {
    manages(ctx);
    return joined_.db.read([&](Tx& tx) {
        const auto unused = joined_.editions.unused(tx);
        const auto drafts = joined_.editions.drafts(tx, Thing::kind);
        std::vector<ListedKind> all;
        for (auto& kind : shelf_.every_kind(tx)) {
            const auto code = kind.code;
            all.push_back({std::move(kind), !unused.contains(code), listed(drafts, code)});
        }
        // Kinds that were never published yet.
        for (const auto& code : drafts) {
            if (joined_.editions.newest_number(tx, Thing::kind, code) > 0) continue;
            auto kind = kind_from(joined_.editions.draft(tx, Thing::kind, code)->definition);
            if (kind) all.push_back({std::move(kind).value(), false, true});
        }
        return all;
    });
}

std::vector<ListedProfile> Workshop::profiles(const Context& ctx) {
    manages(ctx);
    return joined_.db.read([&](Tx& tx) {
        const auto drafts = joined_.editions.drafts(tx, Thing::profile);
        std::vector<ListedProfile> all;
        for (const auto& [code, number] : joined_.editions.newest_numbers(tx, Thing::profile))
            if (auto profile = shelf_.profile(tx, code, number)) all.push_back({*std::move(profile), listed(drafts, code)});
        return all;
    });
}

std::vector<InForce> Workshop::in_force(const Context& ctx) {
    manages(ctx);
    return joined_.db.read([&](Tx& tx) { return joined_.editions.in_force(tx); });
}

std::vector<HeadDesign> Workshop::designs(const Context& ctx) {
    manages(ctx);
    return joined_.db.read([&](Tx& tx) { return shelf_.designs(tx); });
}

std::vector<ListedHead> Workshop::heads(const Context& ctx) {
    manages(ctx);
    return joined_.db.read([&](Tx& tx) {
        const auto drafts = joined_.editions.drafts(tx, Thing::unit_head);
        std::vector<ListedHead> all;
        for (const auto& unit : joined_.directory.units(tx)) {
            // Only those who number their own letters write under a head of their own.
            if (!unit.own_numbers) continue;
            const auto design = shelf_.design_of(tx, unit.id, "");
            const auto own = joined_.editions.newest(tx, Thing::unit_head, unit.id.text());
            const bool has_own = own && !own->definition.is_null();
            all.push_back({unit.id, unit.name, has_own ? "" : design.variant, design.name, listed(drafts, unit.id.text())});
        }
        return all;
    });
}

Bench Workshop::bench(const Context& ctx, Thing thing, std::string_view code) {
    manages(ctx);
    return joined_.db.read([&](Tx& tx) {
        Bench bench;
        bench.newest = joined_.editions.newest(tx, thing, code);
        bench.draft = joined_.editions.draft(tx, thing, code);
        bench.history = joined_.editions.history(tx, thing, code);
        bench.own = bench.newest && bench.newest->shipped.empty();
        bench.shipped = thing != Thing::unit_head && shipped(thing).contains(std::string(code));
        bench.seen = bench.draft ? bench.draft->revision : 0;
        if (bench.draft) {
            bench.definition = bench.draft->definition;
        } else if (bench.newest && !bench.newest->definition.is_null()) {
            bench.definition = bench.newest->definition;
        } else if (thing == Thing::unit_head) {
            const auto unit = core::UnitId::parse(code);
            if (!joined_.directory.unit(tx, unit)) throw Error(Code::not_found, "style.error.not_found");
            bench.definition = to_json(shelf_.design_of(tx, unit, ""));
        } else {
            throw Error(Code::not_found, "style.error.not_found");
        }
        return bench;
    });
}

bool Workshop::exists(const Context& ctx, Thing thing, std::string_view code) {
    manages(ctx);
    return joined_.db.read([&](Tx& tx) {
        return joined_.editions.draft(tx, thing, code) || joined_.editions.newest(tx, thing, code);
    });
}

Json Workshop::settled(Tx& tx, Thing thing, std::string_view code, Json definition) {
    if (!definition.is_object())
        throw Error("style.error.incomplete", {{"definition", "style.fault.form", {}}});
    definition.erase("version");
    switch (thing) {
        case Thing::kind: definition["code"] = code; return in_one_form(kind_from(definition));
        case Thing::profile: definition["code"] = code; return in_one_form(profile_from(definition));
        case Thing::letterhead: definition["variant"] = code; return in_one_form(design_from(definition));
        case Thing::unit_head:
            if (!joined_.directory.unit(tx, core::UnitId::parse(code))) throw Error(Code::not_found, "style.error.not_found");
            return in_one_form(design_from(definition));
    }
    return {};
}

Edition Workshop::put(Tx& tx, const Context& ctx, Edition edition, std::string_view act) {
    edition.changed = ctx.now();
    edition.person = ctx.actor.person;
    edition.by = ctx.actor.person_name;
    joined_.editions.put(tx, edition);
    core::audit::append(tx, ctx, act, object_of(edition.thing, edition.code),
                        {{"number", edition.number},
                         {"revision", edition.revision},
                         {"definition", core::sha256(core::json::write(edition.definition)).hex()}});
    return edition;
}

Edition Workshop::save(const Context& ctx, Thing thing, std::string_view code, Json definition, std::int64_t seen) {
    manages(ctx);
    return joined_.db.write([&](Tx& tx) {
        const auto draft = joined_.editions.draft(tx, thing, code);
        const auto newest = joined_.editions.newest(tx, thing, code);
        const bool known = draft || newest || thing == Thing::unit_head;
        if (!known) throw Error(Code::not_found, "style.error.not_found");
        return put(tx, ctx, saved(thing, code, draft, newest, settled(tx, thing, code, definition), seen), "style.saved");
    });
}

Edition Workshop::publish(const Context& ctx, Thing thing, std::string_view code, std::int64_t seen) {
    manages(ctx);
    return joined_.db.write([&](Tx& tx) {
        return put(tx, ctx, published(joined_.editions.draft(tx, thing, code), seen, ctx.now()), "style.published");
    });
}

void Workshop::discard(const Context& ctx, Thing thing, std::string_view code) {
    manages(ctx);
    joined_.db.write([&](Tx& tx) {
        if (!joined_.editions.draft(tx, thing, code)) throw Error(Code::conflict, "style.error.no_draft");
        joined_.editions.discard(tx, thing, code);
        core::audit::append(tx, ctx, "style.discarded", object_of(thing, code));
    });
}

Edition Workshop::restore(const Context& ctx, Thing thing, std::string_view code, std::int64_t seen) {
    manages(ctx);
    const auto all = shipped(thing);
    const auto file = all.find(std::string(code));
    if (file == all.end()) throw Error(Code::not_found, "style.error.not_found");
    return joined_.db.write([&](Tx& tx) {
        auto edition = saved(thing, code, joined_.editions.draft(tx, thing, code),
                             joined_.editions.newest(tx, thing, code), file->second.definition, seen);
        // Published as it is, it counts as shipped again and follows later releases.
        edition.shipped = file->second.digest;
        return put(tx, ctx, std::move(edition), "style.restored");
    });
}

Edition Workshop::copy(const Context& ctx, std::string_view from, std::string_view code, std::string_view name) {
    manages(ctx);
    return joined_.db.write([&](Tx& tx) {
        const auto model = joined_.editions.newest(tx, Thing::kind, from);
        if (!model) throw Error(Code::not_found, "style.error.not_found");
        if (joined_.editions.newest(tx, Thing::kind, code) || joined_.editions.draft(tx, Thing::kind, code))
            throw Error("style.error.incomplete", {{"code", "style.fault.code_taken", {}}});
        auto definition = model->definition;
        definition["name"] = name;
        definition["series"] = code;
        return put(tx, ctx, saved(Thing::kind, code, {}, {}, settled(tx, Thing::kind, code, definition), 0), "style.saved");
    });
}

void Workshop::drop_own_head(const Context& ctx, core::UnitId unit) {
    manages(ctx);
    joined_.db.write([&](Tx& tx) {
        const auto code = unit.text();
        const auto newest = joined_.editions.newest(tx, Thing::unit_head, code);
        if (!newest || newest->definition.is_null()) throw Error(Code::conflict, "style.error.no_own_head");
        joined_.editions.discard(tx, Thing::unit_head, code);
        auto edition = published(saved(Thing::unit_head, code, {}, newest, nullptr, 0), 1, ctx.now());
        put(tx, ctx, std::move(edition), "style.published");
    });
}

void Workshop::use(const Context& ctx, std::string_view kind, bool used) {
    manages(ctx);
    joined_.db.write([&](Tx& tx) {
        if (joined_.editions.newest_number(tx, Thing::kind, kind) == 0)
            throw Error(Code::not_found, "style.error.not_found");
        joined_.editions.use(tx, kind, used);
        core::audit::append(tx, ctx, used ? "style.switched_on" : "style.switched_off", object_of(Thing::kind, kind));
    });
}

void Workshop::put_in_force(const Context& ctx, std::string_view profile, core::Date from) {
    manages(ctx);
    if (from < ctx.today()) throw Error("style.error.incomplete", {{"from", "style.fault.past", {}}});
    joined_.db.write([&](Tx& tx) {
        if (joined_.editions.newest_number(tx, Thing::profile, profile) == 0)
            throw Error("style.error.incomplete", {{"profile", "style.fault.profile", {}}});
        joined_.editions.put_in_force(tx, {from, std::string(profile), ctx.actor.person_name});
        core::audit::append(tx, ctx, "style.in_force", object_of(Thing::profile, profile), {{"from", core::iso(from)}});
    });
}

}  // namespace style
