// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/attaching.h"
#include "incoming/service/registry.h"

#include <algorithm>
#include <map>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "core/pdf/read.h"
#include "core/pdf/scan.h"
#include "incoming/service/agenda.h"
#include "incoming/service/mailrooms.h"
#include "incoming/service/telling.h"
#include "notify/mail.h"

namespace incoming {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// A scan has no text of its own until somebody reads it; that is no reason to refuse it.
std::string text_of(core::ByteView pdf) {
    try {
        return core::pdf::text(pdf);
    } catch (const Error&) {
        return {};
    }
}

// Of several pictures that become one PDF: of all of them in their order.
core::Digest original_of(const std::vector<SheetFile>& files) {
    if (files.size() == 1) return core::sha256(files.front().bytes);
    std::string all;
    for (const auto& file : files) all += core::sha256(file.bytes).hex();
    return core::sha256(all);
}

// Mail is registered the day it comes; another day takes a number of another book, or stands out of its order there.
void must_be_of_these_days(const Registration& wish, core::Date today, std::vector<core::Fault>& faults) {
    constexpr std::chrono::days usual{7};
    if (wish.received_confirmed || !wish.received.ok() || wish.received > today) return;
    const auto age = std::chrono::sys_days(today) - std::chrono::sys_days(wish.received);
    const bool other_year = wish.received.year() != today.year();
    if (!other_year && age <= usual) return;
    faults.push_back({"received_confirmed", other_year ? "incoming.fault.received_year" : "incoming.fault.received_old",
                      {{"days", std::to_string(age.count())},
                       {"year", std::to_string(static_cast<int>(wish.received.year()))}}});
}

}  // namespace

core::Bytes Registry::one_pdf(const Context& ctx, const std::vector<SheetFile>& files) const {
    if (files.empty())
        throw Error("incoming.error.incomplete", {{"file", "incoming.fault.file", {}}});
    std::vector<core::ByteView> pictures;
    for (const auto& file : files) {
        if (file.type == "application/pdf" && files.size() == 1) return {file.bytes.begin(), file.bytes.end()};
        if (file.type != "image/png" && file.type != "image/jpeg")
            throw Error(Code::unsupported,
                        file.type == "application/pdf" ? "incoming.error.one_pdf" : "incoming.error.type",
                        {{"type", file.type}});
        pictures.push_back(file.bytes);
    }
    core::pdf::Setup setup;
    setup.title = "Naskah masuk";
    setup.created = ctx.now();
    return core::pdf::from_images(pictures, setup, parts_.fonts);
}

Scan Registry::keep(const Context& ctx, const std::vector<SheetFile>& files) try {
    ctx.actor.seat();
    const auto pdf = one_pdf(ctx, files);
    const auto facts = core::pdf::inspect(pdf);
    Scan scan;
    scan.id = ScanId::make(ctx.now());
    scan.person = ctx.actor.person;
    scan.at = ctx.now();
    scan.pages = facts.pages;
    scan.text = text_of(pdf);
    scan.bytes = parts_.blobs.put(pdf);
    scan.original = original_of(files);
    parts_.db.write([&](Tx& tx) { parts_.entries.keep(tx, scan); });
    return scan;
} catch (const Error& error) {
    // What is wrong with the file is told beside it.
    const bool of_file = error.code() == Code::unsupported || error.code() == Code::invalid ||
                         error.code() == Code::too_large;
    if (!of_file || !error.faults().empty()) throw;
    throw error.of("file");
}

bool Registry::registers_for(Tx& tx, const core::Seat& seat, core::UnitId unit) {
    const auto clerk = Mailrooms(tx, parts_).clerk(unit);
    return clerk && (clerk->id == seat.position || clerk->unit == seat.unit);
}

Papers& Registry::papers() const {
    if (!papers_) throw Error(Code::not_found, "incoming.error.not_found");
    return *papers_;
}

Registry::Waiting Registry::waiting(const Context& ctx, const std::string& paper) {
    ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) {
        Waiting found{papers().waiting(tx, ctx.actor, paper), {}};
        Entry entry;   // nobody's number and day: likeness is by content alone
        entry.bytes = found.paper.bytes;
        entry.original = found.paper.original;
        found.like = parts_.entries.like(tx, ctx.actor, entry);
        return found;
    });
}

std::string Registry::onward(const Context& ctx, const std::string& paper) { return papers().onward(ctx, paper); }

void Registry::take_document(Tx& tx, const Context& ctx, const Registration& wish, Entry& entry,
                             std::vector<core::Fault>& faults) {
    if (!wish.paper.empty()) {
        auto paper = papers().waiting(tx, ctx.actor, wish.paper);
        entry.bytes = paper.bytes;
        entry.original = paper.original;
        entry.pages = paper.pages;
        entry.text = std::move(paper.text);
        entry.recognised = std::move(paper.recognised);
        return;
    }
    auto scan = parts_.entries.scan(tx, wish.scan);
    const bool told = std::any_of(faults.begin(), faults.end(), [](const auto& each) { return each.field == "file"; });
    if (scan && scan->person == ctx.actor.person) {
        entry.bytes = scan->bytes;
        entry.original = scan->original;
        entry.pages = scan->pages;
        entry.text = std::move(scan->text);
    } else if (!told) {
        faults.push_back({"file", "incoming.fault.file", {}});
    }
}

void Registry::take_over(Tx& tx, const Context& ctx, const std::string& paper, const Entry& entry) {
    const auto waiting = papers().waiting(tx, ctx.actor, paper);
    attach(tx, parts_, ctx.now(), entry.id, waiting.attachments);
    if (notify::mail_address(waiting.sender_address)) parts_.receipts.know(tx, entry.id, waiting.sender_address);
    papers().registered(tx, ctx, paper, {entry.id, entry.agenda, entry.sender});
}

void Registry::make_personal(Tx& tx, const Context& ctx, const Registration& wish, Entry& entry,
                             std::vector<core::Fault>& faults) {
    if (const auto holder = parts_.directory.holder(tx, wish.position, ctx.today())) entry.person = holder->person;
    else faults.push_back({"personal", "incoming.fault.personal_vacant", {}});
    if (wish.occasion) faults.push_back({"personal", "incoming.fault.personal_invitation", {}});
    if (!wish.copies.empty()) faults.push_back({"personal", "incoming.fault.personal_copies", {}});
}

void Registry::check_receivers(Tx& tx, const core::Seat& seat, const Registration& wish,
                               std::vector<core::Fault>& faults) {
    const auto told = [&](std::string_view field) {
        return std::any_of(faults.begin(), faults.end(), [&](const auto& each) { return each.field == field; });
    };
    const auto ours = [&](core::PositionId id) {
        const auto position = parts_.directory.position(tx, id);
        return position && registers_for(tx, seat, position->unit);
    };
    if (auto ended = directory::ended_fault(tx, parts_.directory, parts_.endings, wish.position, "position"))
        faults.push_back(*std::move(ended));
    else if (!ours(wish.position) && !told("position"))
        faults.push_back({"position", "incoming.fault.position_far", {}});
    for (const auto& copy : wish.copies) {
        if (told("copies")) return;
        if (copy == wish.position) faults.push_back({"copies", "incoming.fault.copy_addressed", {}});
        else if (auto ended = directory::ended_fault(tx, parts_.directory, parts_.endings, copy, "copies"))
            faults.push_back(*std::move(ended));
        else if (!ours(copy)) faults.push_back({"copies", "incoming.fault.copy_far", {}});
    }
}

std::vector<Entry> Registry::enter_copies(Tx& tx, const Context& ctx, const Registration& wish, const Entry& of) {
    std::vector<Entry> made;
    for (auto at = wish.copies.begin(); at != wish.copies.end(); ++at) {
        if (std::find(wish.copies.begin(), at, *at) != at) continue;
        Entry copy = of;
        copy.position = *at;
        copy.copy = true;
        copy.copy_of = of.id;
        copy.clerk.reset();
        copy.reply_by.reset();   // the addressed position answers
        register_entry(tx, parts_, ctx, copy);
        attach(tx, parts_, ctx.now(), copy.id, parts_.attachments.of(tx, of.id));
        core::audit::append(tx, ctx, "incoming.registered", subject_of(copy.id),
                            {{"agenda", copy.agenda}, {"bytes", copy.bytes.hex()}, {"copy_of", of.id.text()}});
        made.push_back(std::move(copy));
    }
    return made;
}

Registered Registry::enter(const Context& ctx, const Registration& wish) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.write([&](Tx& tx) {
        Entry entry;
        entry.registrar = seat.position;
        entry.sender = core::text::trim(wish.sender);
        entry.number = core::text::trim(wish.number);
        entry.subject = core::text::trim(wish.subject);
        entry.classification = core::text::trim(wish.classification);
        entry.date = wish.date;
        entry.received = wish.received;
        entry.access = wish.access;
        entry.urgency = wish.urgency;
        entry.position = wish.position;
        entry.reply_by = wish.reply_by;
        auto faults = faults_of(entry, ctx.today(), wish.unread);
        must_be_of_these_days(wish, ctx.today(), faults);
        if (wish.occasion)
            for (auto& fault : faults_of(*wish.occasion, wish.unread)) faults.push_back(std::move(fault));
        take_document(tx, ctx, wish, entry, faults);
        check_receivers(tx, seat, wish, faults);
        if (wish.personal) make_personal(tx, ctx, wish, entry, faults);
        if (!faults.empty()) throw Error("incoming.error.incomplete", std::move(faults));
        Registered done;
        done.like = parts_.entries.like(tx, ctx.actor, entry);
        if (!done.like.empty() && !wish.confirmed) return done;
        register_entry(tx, parts_, ctx, entry);
        if (wish.paper.empty()) parts_.entries.drop(tx, wish.scan);
        else take_over(tx, ctx, wish.paper, entry);
        if (wish.occasion) parts_.invitations.insert(tx, invitation_of(entry, *wish.occasion, ctx.zone));
        core::Json data{{"agenda", entry.agenda}, {"bytes", entry.bytes.hex()}};
        if (wish.occasion) data["invitation"] = core::iso(wish.occasion->day);
        if (!done.like.empty()) data["like"] = done.like.front().id.text();
        if (entry.reply_by) data["reply_by"] = core::iso(*entry.reply_by);
        done.copies = enter_copies(tx, ctx, wish, entry);
        for (const auto& copy : done.copies) data["copies"].push_back(copy.position_name);
        core::audit::append(tx, ctx, "incoming.registered", subject_of(entry.id), data);
        done.entry = std::move(entry);
        return done;
    });
}

void Registry::note_invitation(const Context& ctx, IncomingId id, const std::optional<Occasion>& occasion) {
    parts_.db.write([&](Tx& tx) {
        const auto entry = open_for(tx, parts_, ctx.actor, Right::correct, id).entry;
        if (entry.letter) throw Error(Code::conflict, "incoming.error.invitation_ours");
        if (entry.state == EntryState::closed) throw Error(Code::conflict, "incoming.error.closed");
        const auto trail = [&](std::string_view act, const core::Json& data) {
            core::audit::append(tx, ctx, act, subject_of(id), data);
        };
        const auto known = parts_.invitations.find(tx, id);
        if (!occasion) {
            if (!known) throw Error(Code::conflict, "incoming.error.no_invitation");
            parts_.invitations.drop(tx, id);
            tell(tx, parts_, ctx, News::invitation, id, entry.position);
            return trail("incoming.invitation_dropped", {{"day", core::iso(known->day)}});
        }
        if (auto faults = faults_of(*occasion, {}); !faults.empty())
            throw Error("incoming.error.incomplete", std::move(faults));
        const auto made = invitation_of(entry, *occasion, ctx.zone);
        const core::Json data{{"day", core::iso(made.day)}, {"note", made.time + ", " + made.place}};
        tell(tx, parts_, ctx, News::invitation, id, entry.position);
        if (!known) {
            parts_.invitations.insert(tx, made);
            return trail("incoming.invitation_noted", data);
        }
        auto now = *known;
        if (made.day != now.day || made.hours != now.hours || made.place != now.place) now.open_anew();
        now.day = made.day;
        now.hours = made.hours;
        now.time = made.time;
        now.place = made.place;
        now.matter = made.matter;
        parts_.invitations.rewrite(tx, now);
        trail("incoming.invitation_corrected", data);
    });
}

std::vector<directory::Position> Registry::positions(const Context& ctx) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) {
        // Only units at or below the book of the clerk can be the clerk's, and those named.
        Mailrooms mailrooms(tx, parts_);
        const auto book = parts_.directory.numbering_unit(tx, seat.unit).id;
        std::map<core::UnitId, directory::Unit> units;
        for (auto& unit : parts_.directory.units(tx)) units[unit.id] = unit;
        const auto below = [&](core::UnitId id) {
            std::optional<core::UnitId> at = id;
            for (std::size_t step = 0; at && step < units.size(); ++step) {
                if (*at == book) return true;
                at = units[*at].parent;
            }
            return false;
        };
        std::map<core::UnitId, bool> mine;
        std::vector<directory::Position> found;
        for (auto& position : parts_.directory.all_positions(tx)) {
            const auto known = mine.find(position.unit);
            const bool is = known != mine.end()
                                ? known->second
                                : (mine[position.unit] = (below(position.unit) || mailrooms.names(position.unit)) &&
                                                         registers_for(tx, seat, position.unit));
            if (is) found.push_back(std::move(position));
        }
        std::stable_partition(found.begin(), found.end(), [](const directory::Position& each) {
            return each.roles.contains("head");
        });
        return found;
    });
}

}  // namespace incoming
