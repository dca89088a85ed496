// SPDX-License-Identifier: Apache-2.0
// The dictionary of a schedule: into a draft like any table, beside a published one by an addendum.
#include "classification/service/editions.h"
#include "classification/service/import.h"
#include "classification/store/edition_store.h"
#include "classification/store/instrument_store.h"
#include "core/audit/trail.h"

namespace classification {

using core::db::Tx;

namespace {

// Whether phrases go beside the edition and not into it. Throws where they may not.
bool frozen(const core::Context& ctx, const Version& edition, const std::string& reason) {
    if (edition.state == EditionState::draft) return false;
    if (edition.state == EditionState::withdrawn)
        throw core::Error(core::Code::conflict, "classification.error.published", {{"name", edition.name}});
    if (!ctx.actor.signed_in()) throw core::Error(core::Code::conflict, "classification.error.reading_person");
    if (reason.empty()) throw core::Error("core.error.invalid", {{"reason", "classification.fault.reading_reason", {}}});
    return true;
}

Version schedule_of(Tx& tx, const core::Context& ctx, const std::string& edition) {
    auto version = edition.empty() ? store::version(tx, store::version_on(tx, Kind::retention, ctx.today()))
                                   : store::version_named(tx, Kind::retention, edition);
    if (!version) throw core::Error("core.error.invalid", {{"edition", "classification.fault.no_schedule", {}}});
    return *std::move(version);
}

}  // namespace

Outcome Import::compare_phrases(Tx& tx, const core::Context& ctx, const Table& table, const Edition& edition, bool dry) {
    auto version = schedule_of(tx, ctx, edition.name);
    if (!dry) {
        store::hold(tx, version.id);
        version = *store::version(tx, version.id);
    }
    const bool later = frozen(ctx, version, edition.reason);
    if (later) ensure_office(tx, ctx, office_);
    Existing existing;
    existing.phrases = store::known_phrases(tx, version.id);
    const auto plan = plan_phrases(existing, table);
    Outcome outcome;
    outcome.edition = version.name;
    outcome.same = plan.same;
    outcome.added = static_cast<int>(plan.phrases.size());
    for (const auto& row : plan.phrases) outcome.taken.push_back({row.phrase, in_words(row.triggers)});
    for (const auto& finding : plan.findings) {
        if (later) outcome.findings.push_back(finding);
        else note(tx, ctx, version.id, finding, dry, outcome);
    }
    core::Json added = core::Json::array();
    for (const auto& row : plan.phrases) {
        added.push_back(row.phrase);
        if (dry) continue;
        if (later) store::add(tx, version.id, {row.phrase, row.triggers, edition.reason, ctx.now(), ctx.actor.named()});
        else store::put(tx, version.id, row);
    }
    outcome.unread = store::unread(tx, version.id);
    if (dry || outcome.added + outcome.review == 0) return outcome;
    if (later)
        core::audit::append(tx, ctx, "classification.readings_added", "classification:" + version.id,
                            {{"edition", version.name}, {"phrases", added}, {"reason", edition.reason}});
    else
        core::audit::append(tx, ctx, "classification.triggers_imported", "classification:" + version.id,
                            {{"edition", version.name}, {"added", outcome.added}, {"review", outcome.review}});
    return outcome;
}

}  // namespace classification
