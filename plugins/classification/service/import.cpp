// SPDX-License-Identifier: Apache-2.0
// Units of work of importing and deciding.
#include "classification/service/import.h"

#include "classification/domain/access.h"
#include "classification/service/catalog.h"
#include "classification/service/editions.h"
#include "classification/store/edition_store.h"
#include "classification/store/instrument_store.h"
#include "core/audit/trail.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/table/waiting.h"

namespace classification {

using core::db::Tx;

void ensure_draft(const Version& edition) {
    if (edition.state != EditionState::draft)
        throw core::Error(core::Code::conflict, "classification.error.published", {{"name", edition.name}});
}

namespace {

std::string edition_id(Tx& tx, const core::Context& ctx, Kind kind, const Edition& edition,
                       bool make) {
    if (const auto there = store::version_named(tx, kind, edition.name)) {
        if (make) store::hold(tx, there->id);
        ensure_draft(make ? *store::version(tx, there->id) : *there);
        return there->id;
    }
    if (!make) return {};
    const Version made{core::Uuid::make(ctx.now()).text(),
                       std::string(name(kind)),
                       edition.name,
                       edition.effective.value_or(ctx.today()),
                       false,
                       ctx.now()};
    store::add(tx, made);
    return made.id;
}

// Other rows than those somebody held against the annex.
void lapse(Tx& tx, const core::Context& ctx, const std::string& version) {
    if (store::unverify(tx, version))
        core::audit::append(tx, ctx, "classification.unverified", "classification:" + version);
}

// What codes of schedules and classes are held against.
std::string scheme_in_use(Tx& tx, const core::Context& ctx) {
    const auto serves = store::version_on(tx, Kind::scheme, ctx.today());
    return serves.empty() ? store::newest_draft(tx, Kind::scheme) : serves;
}

// A code under a parent that is not there would never be seen: it goes under the nearest that is.
std::string reachable_parent(Tx& tx, const std::string& version, const CodeRow& row) {
    if (row.parent.empty()) return {};
    if (row.parent != row.code && store::code(tx, version, row.parent)) return row.parent;
    for (const std::string& above : dotted_above(row.code))
        if (store::code(tx, version, above)) return above;
    return {};
}

// Of a table that tells no keywords those that stand are kept.
void save_code(Tx& tx, const std::string& version, CodeRow row) {
    if (!row.worded)
        if (const auto there = store::code(tx, version, row.code)) row.keywords = there->keywords;
    store::save(tx, version, row, stem_line(row.sought()));
}

}  // namespace

void note(Tx& tx, const core::Context& ctx, const std::string& version, const Finding& finding, bool dry,
          Outcome& outcome) {
    // Ids a millisecond apart keep the review list in the order of the file.
    const auto at = ctx.now() + std::chrono::milliseconds(outcome.findings.size());
    outcome.findings.push_back(finding);
    if (dry || store::add(tx, ReviewId::make(at), version, finding))
        ++outcome.review;
    else
        ++outcome.known;
}

namespace {

constexpr const char* import_act = "classification.import";

// It has the columns of its kind.
void ensure_kind(const Table& table, Kind kind) {
    switch (kind) {
        case Kind::scheme: return ensure_columns(table, {"kode", "nama"});
        case Kind::access: return ensure_columns(table, {"kode", "keamanan"});
        case Kind::trigger: return ensure_columns(table, {"frasa", "kode", "peristiwa", "mode", "cakupan", "logika"});
        case Kind::retention:
            if (has_rules(table) || table.has("keamanan")) return ensure_columns(table, {"kode"});
            return ensure_columns(table, {"kode", "nasib_akhir"});
    }
}

// What its sender was shown.
std::string outline_of(const Outcome& outcome) {
    core::Json told{outcome.added, outcome.same};
    for (const auto& each : outcome.taken) told.push_back({each.subject, each.words});
    for (const auto& each : outcome.findings) told.push_back({each.line, each.code, name(each.reason), each.present});
    return core::sha256(core::json::write(told)).hex();
}

}  // namespace

Outcome Import::take_in(const core::Context& ctx, Kind kind, const TableFile& file, const Edition& edition, bool dry) {
    core::ensure(may(ctx.actor, Act::manage));
    const auto table = file.table();
    ensure_kind(table, kind);
    const auto unit = [&](Tx& tx) { return compare(tx, ctx, table, edition, dry, kind); };
    return dry ? db_.read(unit) : db_.write(unit);
}

Import::Shown Import::propose(const core::Context& ctx, const std::string& file_name, core::ByteView file,
                              const Edition& edition, Kind kind) {
    core::ensure(may(ctx.actor, Act::manage));
    Shown shown{"", take_in(ctx, kind, {file_name, file}, edition, true)};
    if (shown.outcome.added + shown.outcome.review == 0) return shown;
    core::table::Waiting waiting;
    waiting.act = import_act;
    waiting.outline = outline_of(shown.outcome);
    waiting.about = {{"kind", name(kind)},
                     {"edition", edition.name},
                     {"effective", edition.effective ? core::iso(*edition.effective) : ""},
                     {"provisional", edition.provisional},
                     {"reason", edition.reason}};
    waiting.file_name = file_name;
    waiting.file.assign(file.begin(), file.end());
    shown.id = db_.write([&](Tx& tx) { return core::table::keep(tx, ctx, waiting).text(); });
    return shown;
}

Outcome Import::confirm(const core::Context& ctx, std::string_view id) {
    core::ensure(may(ctx.actor, Act::manage));
    return db_.write([&](Tx& tx) {
        const auto waiting = core::table::waiting(tx, ctx, id, import_act);
        const auto kind = kind_named(core::json::text(waiting.about, "kind"));
        Edition edition{core::json::text(waiting.about, "edition"), std::nullopt,
                        core::json::text(waiting.about, "provisional"), core::json::text(waiting.about, "reason")};
        if (const auto from = core::json::text(waiting.about, "effective"); !from.empty())
            edition.effective = core::parse_date(from);
        const auto table = TableFile(waiting.file_name, waiting.file).table();
        ensure_kind(table, kind);
        core::table::drop(tx, waiting.id);
        auto outcome = compare(tx, ctx, table, edition, false, kind);
        if (outline_of(outcome) != waiting.outline)
            throw core::Error(core::Code::conflict, "core.error.table_changed");   // undoes what was written
        return outcome;
    });
}

Outcome Import::compare(Tx& tx, const core::Context& ctx, const Table& table, const Edition& edition, bool dry,
                        Kind kind) {
    if (kind == Kind::trigger) return compare_phrases(tx, ctx, table, edition, dry);
    // Those that are to serve: kinds before editions, as everybody holds them.
    if (!dry && !edition.provisional.empty())
        for (const Kind each : {Kind::scheme, Kind::retention, Kind::access}) store::hold(tx, each);
    std::string scheme = scheme_in_use(tx, ctx);
    std::string retention, access;
    if (kind == Kind::scheme)
        scheme = edition_id(tx, ctx, Kind::scheme, edition, !dry);
    if (kind == Kind::retention && has_rules(table))
        retention = edition_id(tx, ctx, Kind::retention, edition, !dry);
    if (kind == Kind::access || (kind == Kind::retention && table.has("keamanan")))
        access = edition_id(tx, ctx, Kind::access, edition, !dry);
    const Existing existing = store::everything(tx, scheme, retention, access);
    const ImportPlan plan = kind == Kind::scheme      ? plan_codes(existing, table)
                            : kind == Kind::retention ? plan_retention(existing, table)
                                                      : plan_access(existing, table);
    Outcome outcome;
    for (const CodeRow& row : plan.codes) outcome.taken.push_back({row.code, row.name});
    for (const RuleRow& row : plan.rules) outcome.taken.push_back({row.rule.code, in_words(row)});
    for (const AccessRow& row : plan.access) outcome.taken.push_back({row.code, in_words(row)});
    outcome.added = static_cast<int>(outcome.taken.size());
    outcome.same = plan.same;
    for (const Finding& finding : plan.findings)
        note(tx, ctx,
             finding.kind == Kind::scheme      ? scheme
             : finding.kind == Kind::retention ? retention
                                               : access,
             finding, dry, outcome);
    if (dry) return outcome;
    for (const CodeRow& row : plan.codes) save_code(tx, scheme, row);
    for (const RuleRow& row : plan.rules) store::save(tx, retention, row);
    for (const AccessRow& row : plan.access) store::save(tx, access, row);
    if (!plan.codes.empty()) lapse(tx, ctx, scheme);
    if (!plan.rules.empty()) lapse(tx, ctx, retention);
    if (!plan.access.empty()) lapse(tx, ctx, access);
    const auto& filled = kind == Kind::scheme ? scheme : retention.empty() ? access : retention;
    if (outcome.added + outcome.review > 0)
        core::audit::append(tx, ctx, "classification.imported", "classification:" + filled,
                            {{"kind", name(kind)},
                             {"edition", edition.name},
                             {"added", outcome.added},
                             {"review", outcome.review},
                             {"same", outcome.same}});
    if (!edition.provisional.empty())
        for (const auto& id : {kind == Kind::scheme ? scheme : std::string(), retention, access})
            if (!id.empty() && store::count_rows(tx, id) > 0) serve(tx, ctx, id, edition.provisional, office_);
    return outcome;
}

Outcome Import::codes(const core::Context& ctx, const TableFile& file, const Edition& edition,
                      bool dry) {
    return take_in(ctx, Kind::scheme, file, edition, dry);
}

Outcome Import::retention(const core::Context& ctx, const TableFile& file, const Edition& edition,
                          bool dry) {
    return take_in(ctx, Kind::retention, file, edition, dry);
}

std::vector<Review> Import::open(const core::Context& ctx, std::string_view kind,
                                 std::string_view after, int limit, std::string_view reason) {
    core::ensure(may(ctx.actor, Act::manage));
    return db_.read([&](Tx& tx) { return store::open_reviews(tx, kind, reason, after, limit); });
}

std::vector<store::Fault> Import::faults(const core::Context& ctx) {
    core::ensure(may(ctx.actor, Act::manage));
    return db_.read([](Tx& tx) { return store::open_faults(tx); });
}

Review Import::review(const core::Context& ctx, ReviewId id) {
    core::ensure(may(ctx.actor, Act::manage));
    return db_.read([&](Tx& tx) {
        auto found = store::review(tx, id);
        if (!found) throw core::Error(core::Code::not_found, "classification.error.review");
        return *found;
    });
}

bool Import::acceptable(const Finding& finding) {
    return finding.reason != Reason::code_unknown && bool(read_row(finding.kind, finding.row));
}

namespace {

void refuse(const char* column, const char* why, core::Args args = {}) {
    throw core::Error("classification.error.not_acceptable", std::vector<core::Fault>{{column, why, std::move(args)}});
}

// A rule or class hangs on a code of the scheme.
void ensure_code_known(Tx& tx, const core::Context& ctx, const ReadRow& read) {
    const auto code = read.rule ? read.rule->rule.code : read.access ? read.access->code : std::string();
    if (!code.empty() && !store::code(tx, scheme_in_use(tx, ctx), code)) refuse("cells.kode", "classification.reason.code_unknown");
}

// Mended to be about another code it may not overwrite what stands of that one: nobody was shown it.
void ensure_overwrites_nothing(Tx& tx, const Review& review, const ReadRow& read) {
    constexpr const char* taken = "classification.fault.code_taken";
    const auto differs = [&](const std::string& code, const std::string& present) {
        refuse("cells.kode", taken, {{"code", code}, {"present", present}});
    };
    const auto& version = review.version;
    if (read.code)
        if (const auto there = store::code(tx, version, read.code->code);
            there && !read.code->same({there->code.code, there->code.name, there->code.parent, "", there->code.personal}))
            differs(read.code->code, there->code.name);
    if (read.rule)
        if (const auto there = store::rule(tx, version, read.rule->rule.code); there && !read.rule->same(*there))
            differs(read.rule->rule.code, in_words(*there));
    if (read.access)
        if (const auto there = store::access(tx, version, read.access->code); there && !read.access->with(*there))
            differs(read.access->code, in_words(*there));
    if (read.phrase)
        if (const auto there = in_words(store::triggers(tx, version, read.phrase->phrase));
            !there.empty() && there != in_words(read.phrase->triggers))
            refuse("cells.frasa", taken, {{"code", read.phrase->phrase}, {"present", there}});
}

}  // namespace

void Import::take(Tx& tx, const core::Context& ctx, const Review& review, const Cells& cells,
                  std::string_view state) {
    store::hold(tx, review.version);
    if (const auto edition = store::version(tx, review.version)) ensure_draft(*edition);
    auto read = read_row(review.finding.kind, cells);
    if (!read)
        throw core::Error("classification.error.not_acceptable",
                          std::vector<core::Fault>{
                              {"cells." + column_of(read.why, cells), "classification.reason." + std::string(name(read.why)), {}}});
    core::Json before = core::Json(nullptr);
    if (read.code) read.code->parent = reachable_parent(tx, review.version, *read.code);
    const bool other = subject_of(review.finding.kind, cells) != review.finding.code;
    if (other) ensure_overwrites_nothing(tx, review, read);
    if (other || review.finding.reason == Reason::code_unknown) ensure_code_known(tx, ctx, read);
    if (read.code) {
        if (const auto there = store::code(tx, review.version, read.code->code)) {
            before = there->code.name;
            if (!read.code->told) read.code->personal = there->code.personal;
        }
        save_code(tx, review.version, *read.code);
    }
    if (read.rule) {
        if (const auto there = store::rule(tx, review.version, read.rule->rule.code)) {
            before = in_words(*there);
            if (!read.rule->told) read.rule->rule.to_personal = there->rule.to_personal;
        }
        store::save(tx, review.version, *read.rule);
    }
    if (read.access) {
        if (const auto there = store::access(tx, review.version, read.access->code)) {
            before = in_words(*there);
            read.access->fill(*there);
        }
        store::save(tx, review.version, *read.access);
    }
    if (read.phrase) {
        if (const auto there = store::triggers(tx, review.version, read.phrase->phrase); !there.all.empty())
            before = in_words(there);
        store::put(tx, review.version, *read.phrase);
    }
    if (!store::decide(tx, review.id, state, ctx.actor.person.text(), ctx.now()))
        throw core::Error(core::Code::conflict, "classification.error.decided");
    if (!read.phrase) lapse(tx, ctx, review.version);   // how words are read stands in no annex
    core::Json taken = core::Json::object();
    for (const auto& [column, value] : cells) taken[column] = value;
    core::audit::append(tx, ctx, "classification.review_" + std::string(state),
                        "review:" + review.id.text(), {{"row", taken}, {"before", before}});
}

void Import::accept(const core::Context& ctx, ReviewId id) {
    const Review found = review(ctx, id);
    db_.write([&](Tx& tx) { take(tx, ctx, found, found.finding.row, "accepted"); });
}

void Import::correct(const core::Context& ctx, ReviewId id, const Cells& cells) {
    const Review found = review(ctx, id);
    std::vector<core::Fault> faults;
    for (const auto& [column, value] : cells)
        if (!found.finding.row.contains(column)) faults.push_back({"cells." + column, "core.fault.unknown", {}});
    if (!faults.empty()) throw core::Error("classification.error.not_acceptable", std::move(faults));
    const Cells row = mended(found.finding.row, cells);
    db_.write([&](Tx& tx) { take(tx, ctx, found, row, "corrected"); });
}

void Import::drop(Tx& tx, const core::Context& ctx, const Review& review, const std::string& why) {
    if (!store::decide(tx, review.id, "dropped", ctx.actor.person.text(), ctx.now(), why))
        throw core::Error(core::Code::conflict, "classification.error.decided");
    core::audit::append(tx, ctx, "classification.review_dropped", "review:" + review.id.text(),
                        {{"code", review.finding.code}, {"reason", name(review.finding.reason)}, {"why", why}});
}

void Import::drop(const core::Context& ctx, ReviewId id, const std::string& reason) {
    const Review found = review(ctx, id);
    const auto why = told("reason", reason, "classification.fault.reason");
    db_.write([&](Tx& tx) { drop(tx, ctx, found, why); });
}

}  // namespace classification
