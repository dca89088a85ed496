// SPDX-License-Identifier: Apache-2.0
// Look-ups in the editions in force.
#include "classification/service/catalog.h"

#include <algorithm>
#include <tuple>

#include "classification/domain/access.h"
#include "classification/domain/renamed.h"
#include "classification/service/editions.h"
#include "classification/store/edition_store.h"
#include "classification/store/instrument_store.h"
#include "classification/store/review_store.h"
#include "classification/store/trigger_store.h"
#include "core/audit/trail.h"
#include "core/base/text.h"
#include "core/search/index.h"

namespace classification {
namespace {

using core::db::Tx;

// Official codes go six deep; more steps than this is a circle.
constexpr int max_depth = 16;

// The code that stands for the matter in that scheme; nothing where the scheme uses its number for another, or the
// matter was split or given up, and nobody told by a pair which it is. A code no scheme has stands for itself.
std::optional<std::string> today_of(Tx& tx, const std::string& scheme, const Matter& matter) {
    if (matter.name.empty() && matter.scheme.empty()) return matter.code;
    const auto now = store::code(tx, scheme, matter.code);
    const auto called_so = [&](const std::string& name) { return now && plain_name(now->code.name) == plain_name(name); };
    auto at = matter.scheme;
    if (at.empty()) at = called_so(matter.name) ? scheme : store::scheme_calling(tx, matter.code, matter.name);
    auto code = matter.code;
    for (int step = 0; !at.empty() && at != scheme && step < most_editions_back; ++step) {
        const auto was = store::code(tx, at, code);
        if (!was) return code;
        const auto pairs = store::pairs_from(tx, at, code, scheme);
        const auto same = store::code(tx, scheme, code);
        const bool alike = same && plain_name(same->code.name) == plain_name(was->code.name);
        // What became of it in other schemes changes nothing in one that calls it as before.
        const bool told_there = !pairs.empty() && pairs.front().first == scheme;
        if (!told_there && alike) return code;
        if (pairs.empty()) {
            if (!same) return code;
            // Pairs go from one scheme to the next: a later one that calls it so may know.
            const auto later = store::paired_scheme(tx, code, was->code.name, at, scheme);
            if (later.empty()) return std::nullopt;
            at = later;
            continue;
        }
        const bool certain = pairs.size() == 1 && !pairs.front().second.empty();
        if (!certain && store::code(tx, scheme, code)) return std::nullopt;
        if (!certain) return code;
        std::tie(at, code) = pairs.front();
    }
    // Steps that never came to this scheme tell nothing of it.
    return at.empty() || at == scheme ? std::optional(code) : std::nullopt;
}

}  // namespace

std::string stem_line(std::string_view name) {
    return " " + core::text::join(core::search::stems(name), " ") + " ";
}

void Catalog::stem_names() {
    constexpr int portion = 1000;
    const auto some = [this](int limit) { return db_.read([&](Tx& tx) { return store::unstemmed(tx, limit); }); };
    if (some(1).empty()) return;
    for (auto blank = some(portion); !blank.empty(); blank = some(portion))
        db_.write([&](Tx& tx) {
            for (const auto& each : blank) store::keep_stems(tx, each, stem_line(each.name));
        });
}

std::optional<Code> Catalog::code(Tx& tx, std::string_view code) {
    auto scheme = scheme_on(tx, std::nullopt);
    auto found = store::code(tx, scheme, code);
    if (!found) return std::nullopt;
    found->code.scheme = std::move(scheme);
    return std::move(found->code);
}

std::vector<Code> Catalog::children(Tx& tx, std::string_view parent) {
    return store::children(tx, store::version_on(tx, Kind::scheme, today()), parent);
}

std::vector<Code> Catalog::search(Tx& tx, std::string_view words, int limit) {
    const auto trimmed = core::text::trim(words);
    if (trimmed.empty()) return children(tx, "");
    constexpr std::size_t longest = 1000;   // no name is, and no database takes a pattern of any length
    if (trimmed.size() > longest) return {};
    return store::search(tx, store::version_on(tx, Kind::scheme, today()), trimmed,
                         core::search::stems(trimmed), std::clamp(limit, 1, 200));
}

std::string Catalog::scheme_on(Tx& tx, const std::optional<core::Date>& day) {
    return store::version_on(tx, Kind::scheme, day.value_or(today()));
}

std::vector<std::string> Catalog::line(Tx& tx, std::string_view wanted, const std::string& version) {
    std::vector<std::string> codes{std::string(wanted)};
    auto at = store::code(tx, version, wanted);
    if (!at) {
        if (const auto now = became(tx, version, wanted)) {
            for (std::string& each : line(tx, *now, version)) codes.push_back(std::move(each));
            return codes;
        }
        if (!store::heirs(tx, wanted).empty()) return codes;
        for (std::string& above : dotted_above(wanted)) codes.push_back(std::move(above));
        return codes;
    }
    for (int step = 0; at && !at->code.parent.empty() && step < max_depth; ++step) {
        codes.push_back(at->code.parent);
        at = store::code(tx, version, codes.back());
    }
    return codes;
}

std::optional<RuleRow> Catalog::rule_row(Tx& tx, std::string_view version, const std::vector<std::string>& line) {
    for (const std::string& each : line)
        if (auto row = store::rule(tx, version, each)) return row;
    return std::nullopt;
}

std::optional<RetentionRule> Catalog::retention(Tx& tx, const Matter& matter, const std::optional<core::Date>& on) {
    const auto scheme = scheme_on(tx, on);
    const auto code = today_of(tx, scheme, matter);
    if (!code) return std::nullopt;
    const auto version = store::version_on(tx, Kind::retention, on.value_or(today()));
    return read(tx, version, rule_row(tx, version, line(tx, *code, scheme)));
}

std::optional<std::string> Catalog::another(Tx& tx, const Matter& matter) {
    const auto scheme = scheme_on(tx, std::nullopt);
    if (today_of(tx, scheme, matter)) return std::nullopt;
    const auto now = store::code(tx, scheme, matter.code);
    return now ? std::optional(now->code.name) : std::nullopt;
}

std::string Catalog::scheme(Tx& tx, std::string_view id) {
    if (id.empty()) return {};
    const auto edition = store::version(tx, id);
    return edition && edition->kind == name(Kind::scheme) ? edition->name : std::string();
}

std::string Catalog::schedule(Tx& tx, std::string_view id) {
    const auto edition = store::version(tx, id);
    if (!edition || edition->kind != name(Kind::retention))
        throw core::Error(core::Code::not_found, "classification.error.version");
    return edition->name;
}

bool Catalog::verified(Tx& tx, std::string_view schedule) {
    const auto edition = store::version_named(tx, Kind::retention, schedule);
    return edition && edition->verified;
}

std::optional<RetentionRule> Catalog::retention_in(Tx& tx, std::string_view version, const Matter& matter) {
    const auto scheme = scheme_on(tx, std::nullopt);
    const auto code = today_of(tx, scheme, matter);
    return code ? read(tx, version, rule_row(tx, version, line(tx, *code, scheme))) : std::nullopt;
}

std::optional<RetentionRule> Catalog::read(Tx& tx, std::string_view version, const std::optional<RuleRow>& row) {
    if (!row) return std::nullopt;
    const auto edition = store::version(tx, version);
    auto rule = row->rule;
    rule.edition = edition->name;
    rule.verified = edition->verified;
    rule.triggers = store::triggers(tx, edition->id, rule.trigger);
    return rule;
}

std::optional<AccessRow> Catalog::access_row(Tx& tx, std::string_view code) {
    const std::string version = store::version_on(tx, Kind::access, today());
    for (const std::string& each : line(tx, code, scheme_on(tx, std::nullopt)))
        if (auto row = store::access(tx, version, each)) return row;
    return std::nullopt;
}

// Of a code that became several nobody knows which one a letter is of now: it is as closed as the strictest of them.
AccessClass Catalog::access(Tx& tx, std::string_view wanted) {
    auto strictest = AccessClass::ordinary;
    std::vector<std::string> all{std::string(wanted)};
    for (std::size_t at = 0; at < all.size(); ++at) {
        const auto one = all[at];
        if (const auto row = access_row(tx, one)) {
            strictest = std::max(strictest, row->access);
        } else if (!code(tx, one)) {
            for (auto& heir : store::heirs(tx, one))
                if (std::find(all.begin(), all.end(), heir) == all.end()) all.push_back(std::move(heir));
        }
    }
    return strictest;
}

std::vector<std::string> Catalog::kin(Tx& tx, std::string_view code) { return classification::kin(tx, code); }

Catalog::Sheet Catalog::sheet(const core::Context& ctx, std::string_view wanted) {
    core::ensure(may(ctx.actor, Act::read));
    if (wanted.empty()) throw core::Error(core::Code::not_found, "classification.fault.code_missing");
    return db_.read([&](Tx& tx) {
        const auto scheme = scheme_on(tx, std::nullopt);
        const auto shown = store::code(tx, scheme, wanted);
        if (!shown)
            throw core::Error(core::Code::not_found, "classification.error.code",
                              {{"code", std::string(wanted)}});
        Sheet sheet;
        sheet.code = shown->code;
        sheet.source = shown->source;
        sheet.keywords = shown->keywords;
        const auto codes = line(tx, wanted, scheme);
        for (const std::string& each : codes)
            if (each != wanted)
                if (auto above = code(tx, each)) sheet.above.insert(sheet.above.begin(), *above);
        sheet.below = children(tx, wanted);
        if (const auto rule = rule_row(tx, store::version_on(tx, Kind::retention, today()), codes)) {
            sheet.rule = rule->rule;
            sheet.rule_source = rule->source;
        }
        if (const auto version =
                store::version(tx, store::version_on(tx, Kind::retention, today())))
            sheet.rule_verified = version->verified;
        if (const auto row = access_row(tx, wanted)) {
            sheet.access = row->access;
            sheet.access_from = row->code;
            sheet.access_row = row;
        }
        return sheet;
    });
}

std::vector<Code> Catalog::below(const core::Context& ctx, std::string_view parent) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) { return children(tx, parent); });
}

std::vector<Code> Catalog::find(const core::Context& ctx, std::string_view words, int limit) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) { return search(tx, words, limit); });
}

std::vector<Version> Catalog::versions(const core::Context& ctx) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) { return store::versions(tx); });
}

std::int64_t Catalog::waiting(const core::Context& ctx) {
    if (may(ctx.actor, Act::manage) != core::Verdict::allowed) return 0;
    return db_.read([&](Tx& tx) { return store::count_open(tx); });
}

}  // namespace classification
