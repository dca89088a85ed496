// SPDX-License-Identifier: Apache-2.0
// Units of work of editions and mappings.
#include "classification/service/editions.h"

#include <algorithm>
#include <set>

#include "classification/domain/access.h"
#include "classification/store/approval_store.h"
#include "classification/store/edition_store.h"
#include "classification/store/instrument_store.h"
#include "classification/store/review_store.h"
#include "classification/store/trigger_store.h"
#include "core/audit/trail.h"
#include "core/base/text.h"

namespace classification {

using core::Context;
using core::Error;
using core::Fault;
using core::db::Tx;

namespace {

std::string object_of(const Version& version) { return "classification:" + version.id; }

Editions::Line line_of(Tx& tx, const Context& ctx, Version version) {
    Editions::Line line;
    line.in_force = store::version_on(tx, kind_named(version.kind), ctx.today()) == version.id;
    line.rows = store::count_rows(tx, version.id);
    line.open = store::count_open(tx, version.id);
    line.version = std::move(version);
    return line;
}

}  // namespace

Existing rows_of(Tx& tx, const Version& version) {
    const auto kind = kind_named(version.kind);
    const std::string none;
    auto rows = store::everything(tx, kind == Kind::scheme ? version.id : none,
                                  kind == Kind::retention ? version.id : none, kind == Kind::access ? version.id : none);
    if (kind == Kind::retention) rows.phrases = store::phrases(tx, version.id);
    return rows;
}

std::string told(std::string_view field, std::string_view words, const char* missing) {
    const std::string trimmed(core::text::trim(words));
    if (trimmed.empty()) throw Error("core.error.invalid", {{std::string(field), missing, {}}});
    if (core::text::length(trimmed) > longest_basis)
        throw Error("core.error.invalid",
                    {{std::string(field), "core.fault.long", {{"most", std::to_string(longest_basis)}}}});
    return trimmed;
}

Version Editions::known(Tx& tx, std::string_view id) {
    auto version = store::version(tx, id);
    if (!version) throw Error(core::Code::not_found, "classification.error.version");
    return *std::move(version);
}

std::vector<Editions::Line> Editions::list(const Context& ctx) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        std::vector<Line> all;
        for (auto& version : store::versions(tx)) all.push_back(line_of(tx, ctx, std::move(version)));
        return all;
    });
}

Editions::Line Editions::one(const Context& ctx, std::string_view id) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) { return line_of(tx, ctx, known(tx, id)); });
}

void serve(Tx& tx, const Context& ctx, std::string_view id, const std::string& reason, const RecordsOffice* office) {
    const auto why = told("reason", reason, "classification.fault.reason");
    const auto known = store::version(tx, id);
    if (!known) throw Error(core::Code::not_found, "classification.error.version");
    const auto kind = kind_named(known->kind);
    store::hold(tx, kind);   // two chosen at once would both serve
    store::hold(tx, id);
    const auto version = store::version(tx, id);
    if (version->state != EditionState::draft)
        throw Error(core::Code::conflict, "classification.error.published", {{"name", version->name}});
    if (store::count_rows(tx, id) == 0) throw Error(core::Code::conflict, "classification.error.empty");
    const auto now = store::version(tx, store::version_on(tx, kind, ctx.today()));
    if (now && now->decreed(ctx.today()))
        throw Error(core::Code::conflict, "classification.error.in_force", {{"name", now->name}});
    ensure_office(tx, ctx, office);
    if (version->provisional) return;
    store::serve(tx, *version, why, ctx.now(), ctx.actor.named());
    core::audit::append(tx, ctx, "classification.provisional", object_of(*version),
                        {{"kind", version->kind}, {"name", version->name}, {"reason", why},
                         {"instead_of", now ? now->name : ""}});
}

void Editions::serve(const Context& ctx, std::string_view id, const std::string& reason) {
    core::ensure(may(ctx.actor, Act::manage));
    db_.write([&](Tx& tx) { classification::serve(tx, ctx, id, reason, office_); });
}

void Editions::withdraw(const Context& ctx, std::string_view id, const std::string& reason) {
    core::ensure(may(ctx.actor, Act::manage));
    const auto why = told("reason", reason, "classification.fault.reason");
    db_.write([&](Tx& tx) {
        const auto kind = kind_named(known(tx, id).kind);
        store::hold(tx, kind);   // two at once would each count on the other's
        store::hold(tx, id);
        const auto version = known(tx, id);
        if (version.state == EditionState::withdrawn) throw Error(core::Code::conflict, "classification.error.withdrawn");
        if (version.state == EditionState::published) ensure_office(tx, ctx, office_);
        const bool serves = store::version_on(tx, kind, ctx.today()) == version.id;
        if (auto asked = store::approval(tx, id); asked && asked->outcome.empty()) {
            decide(ctx, *asked, "lapsed", why);
            store::decide(tx, *asked);
        }
        store::withdraw(tx, id);
        const auto next = store::version(tx, store::version_on(tx, kind, ctx.today()));
        if (serves && store::count_rows(tx, id) > 0 && (!next || next->state != EditionState::published || next->effective > ctx.today()))
            throw Error(core::Code::conflict, "classification.error.last");
        core::audit::append(tx, ctx, "classification.withdrawn", object_of(version),
                            {{"kind", version.kind}, {"name", version.name}, {"reason", why}});
    });
}

std::string Editions::copy(const Context& ctx, std::string_view id, const std::string& name,
                           std::optional<core::Date> effective) {
    core::ensure(may(ctx.actor, Act::manage));
    const auto called = told("name", name, "classification.fault.name");
    return db_.write([&](Tx& tx) {
        const auto from = known(tx, id);
        if (store::version_named(tx, kind_named(from.kind), called))
            throw Error("core.error.invalid", {{"name", "classification.fault.name_taken", {}}});
        Version made;
        made.id = core::Uuid::make(ctx.now()).text();
        made.kind = from.kind;
        made.name = called;
        made.effective = effective.value_or(ctx.today());
        made.imported = ctx.now();
        store::add(tx, made);
        store::copy(tx, from.id, made.id);
        store::copy_reviews(tx, ctx.now(), from.id, made.id);
        core::audit::append(tx, ctx, "classification.copied", object_of(made),
                            {{"kind", made.kind}, {"name", made.name}, {"from", from.name}});
        return made.id;
    });
}

std::pair<Version, Version> Editions::two(Tx& tx, std::string_view older, std::string_view newer) {
    auto was = known(tx, older), now = known(tx, newer);
    if (was.kind != now.kind || was.id == now.id)
        throw Error("core.error.invalid", {{"of", "classification.fault.other_kind", {}}});
    return {std::move(was), std::move(now)};
}

std::vector<Change> Editions::changes(const Context& ctx, std::string_view older, std::string_view newer) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        const auto [was, now] = two(tx, older, newer);
        return classification::changes(kind_named(now.kind), rows_of(tx, was), rows_of(tx, now));
    });
}

Editions::Contents Editions::contents(const Context& ctx, std::string_view id) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        Contents found;
        found.line = line_of(tx, ctx, known(tx, id));
        found.rows = rows_of(tx, found.line.version);
        const bool codes = found.line.version.kind == name(Kind::scheme);
        const auto scheme = codes ? found.rows : store::everything(tx, store::version_on(tx, Kind::scheme, ctx.today()), "", "");
        for (const auto& [code, row] : scheme.codes) found.names.emplace(code, row.name);
        return found;
    });
}

std::vector<store::Reading> Editions::readings(const Context& ctx, std::string_view id) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) { return store::readings(tx, known(tx, id).id); });
}

std::vector<Mapping> Editions::mappings(const Context& ctx, std::string_view older, std::string_view newer) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        const auto [was, now] = two(tx, older, newer);
        return store::mappings(tx, was.id, now.id);
    });
}

std::optional<Mapping> Editions::mapping(const Context& ctx, std::string_view id) {
    core::ensure(may(ctx.actor, Act::manage));
    return db_.read([&](Tx& tx) { return store::mapping(tx, id); });
}

void Editions::check(Tx& tx, const Mapping& mapping, std::vector<Fault>& faults) {
    if (mapping.from.empty())
        faults.push_back({"from_code", "classification.fault.code_missing", {}});
    else if (!store::code(tx, mapping.from_version, mapping.from))
        faults.push_back({"from_code", "classification.fault.from_code", {{"code", mapping.from}}});
    const bool dropped = mapping.how == How::dropped;
    if (dropped != mapping.to.empty())
        faults.push_back({"to_code", dropped ? "classification.fault.to_none" : "classification.fault.to_missing", {}});
    else if (!dropped && !store::code(tx, mapping.to_version, mapping.to))
        faults.push_back({"to_code", "classification.fault.to_code", {{"code", mapping.to}}});
}

// What an old code became decides its rule and class: of an edition that is published a matter of the records unit.
void Editions::ensure_may_pair(Tx& tx, const Context& ctx, const Version& to) const {
    if (to.state == EditionState::published) ensure_office(tx, ctx, office_);
}

std::string Editions::map(const Context& ctx, Mapping mapping) {
    core::ensure(may(ctx.actor, Act::manage));
    return db_.write([&](Tx& tx) {
        const auto [was, now] = two(tx, mapping.from_version, mapping.to_version);
        std::vector<Fault> faults;
        ensure_may_pair(tx, ctx, now);
        if (was.kind != name(Kind::scheme)) faults.push_back({"of", "classification.fault.other_kind", {}});
        else check(tx, mapping, faults);
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        mapping.id = core::Uuid::make(ctx.now()).text();
        mapping.decided = ctx.now();
        mapping.decided_by = ctx.actor.named();
        if (!store::add(tx, mapping)) throw Error(core::Code::conflict, "classification.error.mapped");
        core::audit::append(tx, ctx, "classification.mapped", object_of(now),
                            {{"of", was.name}, {"from", mapping.from}, {"to", mapping.to}, {"how", name(mapping.how)}});
        return mapping.id;
    });
}

Mapping Editions::unmap(const Context& ctx, std::string_view id, const std::string& reason) {
    core::ensure(may(ctx.actor, Act::manage));
    const auto why = told("reason", reason, "classification.fault.reason");
    return db_.write([&](Tx& tx) {
        const auto found = store::mapping(tx, id);
        if (!found) throw Error(core::Code::not_found, "classification.error.mapping");
        ensure_may_pair(tx, ctx, known(tx, found->to_version));
        if (!store::withdraw_mapping(tx, id, why, ctx.now(), ctx.actor.named()))
            throw Error(core::Code::conflict, "classification.error.unmapped");
        core::audit::append(tx, ctx, "classification.unmapped", "classification:" + found->to_version,
                            {{"from", found->from}, {"to", found->to}, {"how", name(found->how)}, {"reason", why}});
        return *found;
    });
}

int Editions::map_recoded(const Context& ctx, std::string_view older, std::string_view newer) {
    core::ensure(may(ctx.actor, Act::manage));
    return db_.write([&](Tx& tx) {
        const auto [was, now] = two(tx, older, newer);
        ensure_may_pair(tx, ctx, now);
        int added = 0;
        for (const auto& each : classification::changes(kind_named(now.kind), rows_of(tx, was), rows_of(tx, now))) {
            if (each.what != Difference::recoded) continue;
            Mapping made{core::Uuid::make(ctx.now()).text(), was.id, now.id, each.before, each.code, How::moved, "",
                         ctx.now(), ctx.actor.named()};
            if (!store::add(tx, made)) continue;
            ++added;
            core::audit::append(tx, ctx, "classification.mapped", object_of(now),
                                {{"of", was.name}, {"from", made.from}, {"to", made.to}, {"how", name(made.how)}});
        }
        return added;
    });
}

Editions::Taken Editions::take(const Context& ctx, const TableFile& file, std::string_view older,
                               std::string_view newer) {
    core::ensure(may(ctx.actor, Act::manage));
    const Table table = file.table();
    ensure_columns(table, {"kode", "kode_baru", "jenis"});
    return db_.write([&](Tx& tx) {
        const auto [was, now] = two(tx, older, newer);
        ensure_may_pair(tx, ctx, now);
        Taken taken;
        std::vector<Mapping> all;
        for (const auto& line : table.lines) {
            const auto cell = [&](const char* column) {
                const auto at = line.cells.find(column);
                return at == line.cells.end() ? std::string() : std::string(core::text::trim(at->second));
            };
            Mapping made{{}, was.id, now.id, cell("kode"), cell("kode_baru"), How::moved, cell("catatan"),
                         ctx.now(), ctx.actor.named()};
            std::vector<Fault> faults;
            if (!line.places.empty()) faults.push_back({"kode", "classification.reason.code_number", {}});
            const auto kind = core::text::lower(cell("jenis"));
            const auto how = std::find_if(std::begin(all_ways), std::end(all_ways),
                                          [&](How each) { return kind == name(each); });
            if (how == std::end(all_ways)) faults.push_back({"jenis", "classification.fault.how", {}});
            else made.how = *how;
            if (faults.empty()) check(tx, made, faults);
            for (auto& fault : faults) {
                fault.field = "line " + std::to_string(line.number);
                taken.faults.push_back(std::move(fault));
            }
            all.push_back(std::move(made));
        }
        if (!taken.faults.empty()) return taken;
        for (auto& each : all) {
            each.id = core::Uuid::make(ctx.now()).text();
            ++(store::add(tx, each) ? taken.added : taken.known);
        }
        if (taken.added > 0)
            core::audit::append(tx, ctx, "classification.mappings_taken", object_of(now),
                                {{"of", was.name}, {"added", taken.added}, {"known", taken.known}});
        return taken;
    });
}

std::vector<std::string> kin(Tx& tx, std::string_view code) { return CodePairs(store::code_pairs(tx)).kin(code); }

std::map<std::string, std::vector<std::string>> kin(Tx& tx, const std::vector<std::string>& codes) {
    std::map<std::string, std::vector<std::string>> all;
    const CodePairs pairs(store::code_pairs(tx));
    if (pairs.empty()) return all;
    for (const auto& code : codes)
        if (auto found = pairs.kin(code); !found.empty()) all.emplace(code, std::move(found));
    return all;
}

std::map<std::string, std::string> code_names(Tx& tx, const std::vector<std::string>& codes) {
    return store::code_names(tx, codes);
}

std::optional<std::string> became(Tx& tx, std::string_view scheme, std::string_view code) {
    std::string at(code);
    for (int step = 0; step < most_editions_back; ++step) {
        if (store::code(tx, scheme, at)) return at;
        const auto further = store::heirs(tx, at);
        if (further.size() != 1) return std::nullopt;
        at = further.front();
    }
    return std::nullopt;
}

}  // namespace classification
