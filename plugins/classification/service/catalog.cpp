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

// Rows that wait about the codes of a line.
class Waiting {
  public:
    Waiting(Tx& tx, std::string_view version, Kind kind, const std::vector<std::string>& line, const std::vector<ReviewId>& dropped)
        : all_(store::waiting(tx, version, kind, line)) {
        std::erase_if(all_, [&](const Review& each) { return std::find(dropped.begin(), dropped.end(), each.id) != dropped.end(); });
    }
    // About one of them; where it has a row of its own nothing a workbook kept as a number is taken for it.
    std::vector<const Review*> of(const std::string& code, bool has_row) const {
        std::vector<const Review*> found;
        for (const auto& each : all_)
            if (each.finding.code == code || (!has_row && may_be_code(each.finding.code, code))) found.push_back(&each);
        return found;
    }

  private:
    std::vector<Review> all_;
};

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

Catalog::Ruled Catalog::ruled(Tx& tx, std::string_view version, const std::vector<std::string>& line,
                              const std::vector<ReviewId>& dropped) {
    const Waiting waiting(tx, version, Kind::retention, line, dropped);
    for (const std::string& each : line) {
        if (auto row = store::rule(tx, version, each)) return {std::move(row), {}};
        if (!waiting.of(each, false).empty()) return {std::nullopt, each};
    }
    return {};
}

Catalog::Ruled Catalog::ruled(Tx& tx, std::string_view version, const Matter& matter, const std::optional<core::Date>& on) {
    const auto scheme = scheme_on(tx, on);
    const auto code = today_of(tx, scheme, matter);
    return code ? ruled(tx, version, line(tx, *code, scheme)) : Ruled{};
}

std::optional<RetentionRule> Catalog::retention(Tx& tx, const Matter& matter, const std::optional<core::Date>& on) {
    const auto version = store::version_on(tx, Kind::retention, on.value_or(today()));
    return read(tx, version, ruled(tx, version, matter, on).row);
}

std::optional<std::string> Catalog::undecided(Tx& tx, const Matter& matter) {
    return undecided_in(tx, store::version_on(tx, Kind::retention, today()), matter);
}

std::optional<std::string> Catalog::undecided_in(Tx& tx, std::string_view version, const Matter& matter) {
    auto found = ruled(tx, version, matter, std::nullopt);
    return found.waits.empty() ? std::nullopt : std::optional(std::move(found.waits));
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
    return read(tx, version, ruled(tx, version, matter, std::nullopt).row);
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

namespace {

std::optional<AccessClass> readable(const Review& waits) { return read_access(cell(waits.finding.row, "keamanan")); }

}  // namespace

Catalog::Classed Catalog::classed(Tx& tx, std::string_view version, const std::vector<std::string>& line,
                                  const std::vector<ReviewId>& dropped) {
    const Waiting waiting(tx, version, Kind::access, line, dropped);
    Classed found;
    bool unread = false;
    for (const std::string& each : line) {
        auto row = store::access(tx, version, each);
        const auto waits = waiting.of(each, row.has_value());
        if (!row && waits.empty()) continue;
        const bool nearest = found.code.empty();
        // Of those above only how closed they are: that is how closed what nobody can read may be.
        if (row) found.access = std::max(found.access, row->access);
        for (const auto* one : waits) {
            const auto access = readable(*one);
            found.access = std::max(found.access, access.value_or(AccessClass::limited));
            unread = unread || (nearest && !access);
        }
        if (nearest) {
            found.code = each;
            found.row = std::move(row);
            found.waits = !waits.empty();
        }
        if (!unread) return found;
    }
    return found;
}

// Of a code that became several nobody knows which one a letter is of now: it is as closed as the strictest of them.
AccessClass Catalog::access_by(Tx& tx, std::string_view version, std::string_view wanted) {
    const auto scheme = scheme_on(tx, std::nullopt);
    auto strictest = AccessClass::ordinary;
    std::vector<std::string> all{std::string(wanted)};
    for (std::size_t at = 0; at < all.size(); ++at) {
        const auto one = all[at];
        if (const auto told = classed(tx, version, line(tx, one, scheme)); !told.code.empty()) {
            strictest = std::max(strictest, told.access);
        } else if (!store::code(tx, scheme, one)) {
            for (auto& heir : store::heirs(tx, one))
                if (std::find(all.begin(), all.end(), heir) == all.end()) all.push_back(std::move(heir));
        }
    }
    return strictest;
}

AccessClass Catalog::access(Tx& tx, std::string_view wanted) {
    return access_by(tx, store::version_on(tx, Kind::access, today()), wanted);
}

AccessClass Catalog::access_in(Tx& tx, std::string_view version, const Matter& matter) {
    const auto code = today_of(tx, scheme_on(tx, std::nullopt), matter);
    return code ? access_by(tx, version, *code) : AccessClass::ordinary;
}

std::string Catalog::access_table(Tx& tx, std::string_view id) {
    const auto edition = store::version(tx, id);
    if (!edition || edition->kind != name(Kind::access)) throw core::Error(core::Code::not_found, "classification.error.version");
    return edition->name;
}

std::string Catalog::access_in_force(Tx& tx) {
    const auto edition = store::version(tx, store::version_on(tx, Kind::access, today()));
    return edition && edition->decreed(today()) ? edition->id : std::string();
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
        const auto schedule = store::version_on(tx, Kind::retention, today());
        const auto found = ruled(tx, schedule, codes);
        sheet.rule_waits = found.waits;
        if (found.row) {
            sheet.rule = found.row->rule;
            sheet.rule_source = found.row->source;
        }
        if (const auto version = store::version(tx, schedule)) sheet.rule_verified = version->verified;
        const auto table = store::version_on(tx, Kind::access, today());
        const auto told = classed(tx, table, codes);
        sheet.access = told.access;
        sheet.access_from = told.code;
        sheet.access_row = told.row;
        sheet.access_waits = told.waits;
        if (sheet.rule_waits != wanted && !(sheet.rule && sheet.rule->code == wanted))
            if (auto row = store::dropped(tx, schedule, Kind::retention, wanted)) sheet.dropped.push_back(*std::move(row));
        if (told.code != wanted)
            if (auto row = store::dropped(tx, table, Kind::access, wanted)) sheet.dropped.push_back(*std::move(row));
        return sheet;
    });
}

Catalog::Served Catalog::without(Tx& tx, const Review& row, const std::vector<ReviewId>& dropped) {
    const auto codes = line(tx, row.finding.code, scheme_on(tx, std::nullopt));
    Served served;
    const Waiting others(tx, row.version, row.finding.kind, {row.finding.code}, dropped);
    served.waits = static_cast<std::int64_t>(others.of(row.finding.code, true).size());
    if (row.finding.kind == Kind::retention) {
        const auto found = ruled(tx, row.version, codes, dropped);
        if (found.row) served.rule = found.row->rule;
        served.undecided = !found.waits.empty();
        served.from = found.row ? found.row->rule.code : found.waits;
        return served;
    }
    const auto found = classed(tx, row.version, codes, dropped);
    served.from = found.code;
    served.undecided = found.waits;
    served.access = found.access;
    return served;
}

std::vector<std::optional<Catalog::Served>> Catalog::without(const core::Context& ctx, const std::vector<Review>& rows,
                                                             const std::vector<ReviewId>& among) {
    core::ensure(may(ctx.actor, Act::manage));
    return db_.read([&](Tx& tx) {
        std::vector<std::optional<Served>> all;
        for (const auto& each : rows) {
            auto& one = all.emplace_back();
            const auto& finding = each.finding;
            if (finding.kind != Kind::retention && finding.kind != Kind::access) continue;
            if (finding.code.empty() || unsure_code(finding.code)) continue;   // of no code anybody knows
            auto dropped = among;
            dropped.push_back(each.id);
            one = without(tx, each, dropped);
        }
        return all;
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
