// SPDX-License-Identifier: Apache-2.0
#include "style/service/shipped.h"

#include "core/audit/trail.h"
#include "style/kind.h"
#include "style/letterhead.h"
#include "style/profile.h"

namespace style {

using core::db::Tx;

namespace {

constexpr std::string_view first_profile = "permendagri_1_2023";

template <class T>
core::Json settled(core::Checked<T> checked, std::string_view file) {
    if (checked) return to_json(checked.value());
    std::string what;
    for (const auto& fault : checked.faults()) what += " " + fault.field + " (" + fault.key + ")";
    throw core::Error(core::Code::internal, "style.error.shipped", {{"file", std::string(file)}, {"what", what}});
}

// The version stands in the database, not in the file.
core::Json definition_of(Thing thing, const core::EmbeddedFile& file) {
    const auto json = core::json::parse(file.text);
    switch (thing) {
        case Thing::kind: return settled(kind_from(json), file.name);
        case Thing::profile: return settled(profile_from(json), file.name);
        case Thing::letterhead:
        case Thing::unit_head: return settled(design_from(json), file.name);
    }
    return {};
}

void take(Tx& tx, Joined& joined, const core::Context& ctx, Thing thing, std::size_t& made) {
    for (const auto& [code, file] : shipped(thing)) {
        const auto newest = joined.editions.newest(tx, thing, code);
        if (newest && (newest->shipped.empty() || newest->shipped == file.digest)) continue;
        // A draft of the agency keeps its number; what is shipped waits until it is published or gone.
        if (joined.editions.draft(tx, thing, code)) continue;
        Edition edition;
        edition.thing = thing;
        edition.code = code;
        edition.number = (newest ? newest->number : 0) + 1;
        edition.published = true;
        edition.definition = file.definition;
        edition.shipped = file.digest;
        edition.changed = ctx.now();
        edition.published_at = ctx.now();
        joined.editions.put(tx, edition);
        core::audit::append(tx, ctx, "style.shipped", std::string(name(thing)) + ":" + code,
                            {{"number", edition.number}, {"digest", file.digest}});
        ++made;
    }
}

}  // namespace

std::map<std::string, ShippedFile> shipped(Thing thing) {
    std::map<std::string, ShippedFile> files;
    const auto& all = thing == Thing::kind      ? embedded::kinds
                      : thing == Thing::profile ? embedded::profiles
                                                : embedded::letterheads;
    for (const auto& file : all) {
        auto definition = definition_of(thing, file);
        const auto code = core::json::text(definition, thing == Thing::letterhead ? "variant" : "code");
        files[code] = {std::move(definition), core::sha256(file.text).hex()};
    }
    return files;
}

std::size_t take_shipped(Joined& joined) {
    core::Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &joined.clock;
    ctx.zone = joined.zone;
    const bool current = joined.db.read([&](Tx& tx) {
        for (const auto thing : {Thing::kind, Thing::profile, Thing::letterhead})
            for (const auto& [code, file] : shipped(thing)) {
                const auto newest = joined.editions.newest(tx, thing, code);
                if (!newest || (!newest->shipped.empty() && newest->shipped != file.digest)) return false;
            }
        return !joined.editions.in_force(tx).empty();
    });
    if (current) return 0;
    return joined.db.write([&](Tx& tx) {
        std::size_t made = 0;
        for (const auto thing : {Thing::kind, Thing::profile, Thing::letterhead}) take(tx, joined, ctx, thing, made);
        if (joined.editions.in_force(tx).empty())
            joined.editions.put_in_force(tx, {core::parse_date("2023-01-01"), std::string(first_profile), ""});
        return made;
    });
}

}  // namespace style
