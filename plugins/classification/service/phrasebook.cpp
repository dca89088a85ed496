// SPDX-License-Identifier: Apache-2.0
#include "classification/service/phrasebook.h"

#include <ostream>

#include "classification/domain/access.h"
#include "classification/service/editions.h"
#include "classification/store/edition_store.h"
#include "classification/store/instrument_store.h"
#include "core/audit/trail.h"
#include "core/base/file.h"
#include "core/plugin/arguments.h"

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

}  // namespace

Phrasebook::Outcome Phrasebook::take(const core::Context& ctx, const TableFile& file, const std::string& edition,
                                     const std::string& reason) {
    core::ensure(may(ctx.actor, Act::manage));
    const Table table = file.table();
    for (const char* column : {"frasa", "peristiwa", "mode", "cakupan", "logika"})
        if (!table.has(column))
            throw core::Error(core::Code::invalid, "classification.error.heading", {{"column", column}});
    const Phrases phrases = read_phrases(table);
    return db_.write([&](Tx& tx) {
        const auto version = edition.empty()
                                 ? store::version(tx, store::version_on(tx, Kind::retention, ctx.today()))
                                 : store::version_named(tx, Kind::retention, edition);
        if (!version) throw core::Error(core::Code::not_found, "classification.error.version");
        store::hold(tx, version->id);
        const bool later = frozen(ctx, *store::version(tx, version->id), reason);
        if (later) ensure_office(tx, ctx, office_);
        Outcome made;
        made.edition = version->name;
        made.faults = phrases.faults;
        core::Json added = core::Json::array();
        for (const auto& [phrase, triggers] : phrases.known) {
            const bool taken =
                later ? store::add(tx, version->id, {phrase, triggers, reason, ctx.now(), ctx.actor.named()})
                      : store::add(tx, version->id, phrase, triggers);
            if (taken) added.push_back(phrase);
            ++(taken ? made.added : made.known);
        }
        made.unread = store::unread(tx, version->id);
        if (made.added > 0 && later)
            core::audit::append(tx, ctx, "classification.readings_added", "classification:" + version->id,
                                {{"edition", version->name}, {"phrases", added}, {"reason", reason}});
        else if (made.added > 0)
            core::audit::append(tx, ctx, "classification.triggers_imported", "classification:" + version->id,
                                {{"edition", version->name}, {"added", made.added}});
        return made;
    });
}

std::vector<store::Unread> Phrasebook::unread(const core::Context& ctx) {
    if (may(ctx.actor, Act::manage) != core::Verdict::allowed) return {};
    return db_.read([&](Tx& tx) { return store::unread(tx, store::version_on(tx, Kind::retention, ctx.today())); });
}

std::vector<Trigger> Phrasebook::known(Tx& tx) {
    return store::known_triggers(tx);
}

int import_phrases(const core::Context& ctx, Phrasebook& book, const core::words::Catalog& words,
                   const std::vector<std::string>& arguments, std::ostream& out) {
    const auto text = core::read_text(arguments.front());
    if (!text)
        throw core::Error(core::Code::not_found, "classification.error.file_missing", {{"path", arguments.front()}});
    const auto made = book.take(ctx, {arguments.front(), core::view(*text)}, core::arguments::option(arguments, "--edition", ""));
    for (const auto& fault : made.faults)
        out << words.say("classification.trigger.fault",
                         {{"line", std::to_string(fault.line)}, {"column", fault.column}})
            << "\n";
    for (const auto& each : made.unread)
        out << words.say("classification.trigger.unread",
                         {{"phrase", each.phrase}, {"rules", words.number(each.rules)}})
            << "\n";
    out << words.say("classification.trigger.counts", {{"added", words.number(made.added)},
                                                       {"known", words.number(made.known)},
                                                       {"edition", made.edition}})
        << "\n";
    return 0;
}

}  // namespace classification
