// SPDX-License-Identifier: Apache-2.0
#include "packages/service/gather.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "archive/arrivals.h"
#include "archive/media.h"
#include "core/audit/trail.h"
#include "core/plugin/manifest.h"
#include "packages/domain/copies.h"
#include "packages/service/handover.h"
#include "packages/store/import_store.h"
#include "packages/store/package_store.h"

namespace packages {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

constexpr std::string_view outgoing = "letter:", received = "incoming:";

// Acts of the trail that belong to a record for ever, by the vocabulary of eventType; others are work of a day.
const std::map<std::string_view, const char*>& told_acts() {
    static const std::map<std::string_view, const char*> all{
        {"letters.sealed", "digital signature generation"}, {"letters.inked", "metadata modification"},
        {"letters.sent", "transfer"},                       {"incoming.received", "transfer"},
        {"incoming.registered", "capture"},                 {"archive.filed", "accession"},
        {"archive.opened", "creation"},                     {"archive.closed", "metadata modification"},
        {"archive.paper_registered", "accession"},          {"archive.moved", "transfer"},
        {"archive.reclassified", "policy assignment"},      {"archive.taken_in", "accession"},
        {"archive.taken_over", "accession"},                {"archive.described", "metadata modification"}};
    return all;
}

bool changes_hands(std::string_view act) { return act == "archive.moved" || act == "archive.taken_over"; }

// "naskah-trail:Pemerintah Kota Contoh"
std::string house_of(const std::string& trail) { return trail.substr(trail.find(':') + 1); }

std::string key_of(const Happening& each) {
    std::string key;
    for (const auto* text : {&each.type, &each.act, &each.object, &each.who, &each.position, &each.trail})
        key += *text + '\0';
    return key + std::to_string(each.at.ms) + ':' + std::to_string(each.number);
}

}  // namespace

PackedItem Gather::packed(Tx& tx, const Context& ctx, const archive::KeptItem& item) {
    PackedItem made;
    made.subject = subject_there(item.subject);
    made.number = item.number;
    made.letter_number = item.letter_number;
    made.title = item.title;
    made.access = classification::name(item.access);
    made.stage = item.stage;
    made.amount = std::to_string(item.amount) + " " + item.amount_unit;
    made.medium = archive::medium_word(item.medium);
    made.condition = item.physical;
    made.sender = item.sender;
    made.receiver = item.receiver;
    made.date = item.date;
    made.dated = item.dated;
    made.outgoing = item.subject.starts_with(outgoing);
    made.incoming = item.subject.starts_with(received);
    auto may = Verdict::allowed;
    if (made.outgoing) {
        const auto id = letters::LetterId::parse(item.subject.substr(outgoing.size()));
        may = letters_.may_see(tx, ctx.actor, id);
        const auto letter = letters_.issued(tx, id);
        if (letter && !letter->ink) {
            made.signers.push_back(letter->signer_name + ", " + letter->signer_position);
            for (const auto& each : letter->cosigners) made.signers.push_back(each.name + ", " + each.position);
        }
    } else if (made.incoming) {
        auto* inbox = inbox_();
        const auto id = incoming::IncomingId::parse(item.subject.substr(received.size()));
        may = inbox == nullptr ? Verdict::hidden : inbox->may_see(tx, ctx.actor, id);
        if (made.sender.empty())   // filed before that was kept
            if (const auto entry = inbox == nullptr ? std::nullopt : inbox->find(tx, id)) made.sender = entry->sender;
    }
    const Error unreadable(Code::forbidden, "packages.error.unreadable", {{"item", std::to_string(item.number)}});
    if (may != Verdict::allowed) throw unreadable;
    if (item.digest == core::Digest{}) return made;
    const auto path = blobs_.path(item.digest);
    std::error_code failed;
    const auto bytes = path ? std::filesystem::file_size(*path, failed) : 0;
    if (!path || failed) throw Error(Code::conflict, "packages.error.missing", {{"item", std::to_string(item.number)}});
    made.digest = item.digest;
    made.bytes = bytes;
    return made;
}

std::vector<depot::DigitalCopy> Gather::copies(Tx& tx, const Context& ctx, archive::DossierId dossier, const Subjects* of) {
    auto* depot = depot_();
    if (depot == nullptr) return {};
    auto all = depot->accepted(tx, ctx, dossier);
    if (of != nullptr) std::erase_if(all, [&](const auto& copy) { return !of->contains(subject_of(copy)); });
    for (const auto& copy : all)
        if (!blobs_.has(copy.digest))
            throw Error(Code::conflict, "packages.error.copy_missing", {{"copy", file_of(copy)}});
    return all;
}

// Whoever looks at the package need not be one who reads copies.
Unsealed Gather::unsealed(Tx& tx, const Context& ctx, const Package& package) {
    auto* depot = depot_();
    if (depot == nullptr || !package.digest) return {};
    Context house = ctx;
    house.actor = core::Actor::system();
    return packages::unsealed(depot->accepted(tx, house, package.dossier), package.subjects, store::packed_besides(tx, {package}));
}

// Those the copies bear, in each part with one of them.
std::vector<depot::SealOfCopies> Gather::seals(Tx& tx, const Context& ctx, archive::DossierId dossier,
                                               const std::vector<depot::DigitalCopy>& copies) {
    if (copies.empty()) return {};
    auto all = depot_()->seals(tx, ctx, dossier);
    std::erase_if(all, [&](const auto& seal) {
        return std::none_of(copies.begin(), copies.end(), [id = seal.id()](const auto& copy) { return copy.seal == id; });
    });
    return all;
}

// What came from another house is told on as it was told there.
void Gather::trace(Origins& all, Content& content, const Subjects& handed, bool first) {
    std::unordered_map<std::string, PackedItem> there;
    std::unordered_set<std::string> told;
    for (auto& import : all) {
        auto& from = import.arrival.content;
        content.origin = from.dossier;
        for (auto& item : from.items)
            if (handed.contains(item.subject)) there.insert_or_assign(item.subject, std::move(item));
        std::move(from.besides.begin(), from.besides.end(), std::back_inserter(content.besides));
        for (auto& each : from.history) {
            if (each.object.empty() ? !first : !handed.contains(each.object)) continue;
            if (told.insert(key_of(each)).second) content.history.push_back(std::move(each));
        }
    }
    for (auto& item : content.items) {
        if (!handed.contains(item.subject)) continue;
        const auto known = there.find(item.subject);
        if (known == there.end()) continue;
        item.outgoing = known->second.outgoing;
        item.incoming = known->second.incoming;
        item.signers = known->second.signers;
    }
}

void Gather::recount(Tx& tx, const Context& ctx, archive::DossierId dossier, Content& content, const Origins& from) {
    auto& account = content.account;
    account = accounts_.account(tx, ctx, dossier);
    for (auto& item : content.items)
        if (const auto told = account.items.find(item.number); told != account.items.end()) {
            item.volume = told->second.volume;
            item.first = told->second.first;
            item.remark = told->second.remark;
        }
    account.items.clear();
    std::set<std::string> linked;   // by the ids they had there
    for (const auto& each : account.references)
        if (!each.origin.empty()) linked.insert(each.origin);
    for (const auto& import : from) {
        const auto& before = import.arrival.content.account;
        if (!account.judged) account.judged = before.judged;
        for (const auto& each : before.references)
            if (!linked.contains(each.origin) && linked.insert(each.dossier).second) account.references.push_back(each);
    }
}

// What the package tells of the whole dossier, whatever part of it it is.
void Gather::measure(Tx& tx, const Context& ctx, const archive::Kept& kept, Content& content,
                     const std::vector<archive::KeptItem>& items, const Origins& from) {
    content.extent.items = kept.items;
    content.extent.amounts = kept.amounts;
    content.extent.condition = kept.physical;
    for (const auto& item : items) {
        content.extent.media.emplace(archive::medium_word(item.medium));
        content.extent.stages.insert(item.stage);
    }
    std::optional<core::Instant> received;
    for (const auto& import : from) {
        if (import.taken && (!received || *import.taken < *received)) received = import.taken;
        for (const auto& each : import.arrival.content.history)
            if (each.object.empty() && changes_hands(each.act))
                content.hands.push_back({each.at, "packages.atom.elsewhere", house_of(each.trail), {}});
    }
    if (received) content.hands.push_back({*received, "packages.atom.received", kept.unit_name, {}});
    for (auto& each : holdings_.hands(tx, ctx, kept.id))
        content.hands.push_back({each.since, archive::word_of(each), std::move(each.unit_name), std::move(each.reason)});
    std::stable_sort(content.hands.begin(), content.hands.end(),
                     [](const Hand& a, const Hand& b) { return a.since < b.since; });
}

std::vector<Happening> Gather::history(Tx& tx, const Content& content, const Subjects& handed, bool first) {
    std::vector<Happening> all;
    const auto take = [&](const std::string& object, const std::string& subject) {
        for (auto& entry : core::audit::of(tx, object))
            if (const auto found = told_acts().find(entry.act); found != told_acts().end())
                all.push_back({found->second, entry.act, subject, entry.person_name, entry.position_name, entry.at,
                               entry.number});
    };
    if (first) take("dossier:" + content.dossier, "");
    // By the subject another house has for its item nothing of ours is meant, whatever it says.
    for (const auto& item : content.items)
        if (!handed.contains(item.subject)) take(item.subject, item.subject);
    return all;
}

std::vector<Beside> Gather::besides(Tx& tx, const Content& content, const Origins& from, std::vector<Beside> told) {
    // By the names they had there; here each copy has an id of its own, and its file tells which it is.
    std::map<std::string, const depot::DigitalCopy*> there;
    for (const auto& import : from)
        for (const auto& copy : import.arrival.content.copies) there.emplace(subject_of(copy), &copy);
    std::map<int, std::vector<Beside>> of_item;
    std::vector<Beside> all, of_copies;
    for (auto& each : told) {
        if (!each.of.starts_with(copy_prefix)) {
            of_item[each.item].push_back(std::move(each));
            continue;
        }
        const auto was = there.find(each.of);
        for (const auto& copy : content.copies) {
            if (was == there.end() || copy.digest != was->second->digest || copy.item != was->second->item) continue;
            each.of = subject_of(copy);
            each.item = copy.item;
            of_copies.push_back(std::move(each));
            break;
        }
    }
    for (const auto& item : content.items)
        for (auto& each : besides_.of(tx, item, item.handed ? std::move(of_item[item.number]) : std::vector<Beside>()))
            all.push_back(std::move(each));
    std::move(of_copies.begin(), of_copies.end(), std::back_inserter(all));
    return all;
}

Content Gather::all(Tx& tx, const Context& ctx, archive::DossierId dossier) {
    return gathered(tx, ctx, dossier, nullptr, true);
}

Content Gather::part(Tx& tx, const Context& ctx, archive::DossierId dossier, const Subjects& of, int number) {
    return gathered(tx, ctx, dossier, &of, number == 1);
}

Content Gather::gathered(Tx& tx, const Context& ctx, archive::DossierId dossier, const Subjects* of, bool first) {
    const auto kept = holdings_.find(tx, ctx, dossier);
    if (!kept) throw Error(Code::not_found, "core.error.not_found");
    if (kept->stub())   // nothing that could be packed
        throw Error(Code::conflict, "archive.obstacle.gone", {{"number", kept->number}});
    Content content;
    content.software_version = core::plugin::version();
    content.dossier = dossier.text();
    content.creator = kept->creator;
    content.unit = kept->creator_unit.empty() ? kept->unit_name : kept->creator_unit;
    content.number = kept->number;
    content.code = kept->code;
    content.code_name = kept->code_name;
    content.title = kept->title;
    content.place = kept->place;
    content.access = classification::name(kept->access);
    content.opened = kept->opened;
    content.closed = kept->closed;
    content.first = kept->first;
    content.last = kept->last;
    content.active_until = kept->active_until;
    content.inactive_until = kept->inactive_until;
    content.fate = classification::name(kept->fate);
    content.rule = kept->rule;
    Subjects handed;
    const auto items = holdings_.items(tx, ctx, dossier);
    auto from = store::made_of(tx, dossier);
    measure(tx, ctx, *kept, content, items, from);
    for (const auto& item : items) {
        const auto subject = subject_there(item.subject);
        content.subjects.emplace(item.number, subject);
        if (of != nullptr && !of->contains(subject)) continue;
        if (item.subject.starts_with(archive::handed_prefix)) handed.insert(subject);
        content.items.push_back(packed(tx, ctx, item));
        content.items.back().handed = item.subject.starts_with(archive::handed_prefix);
    }
    recount(tx, ctx, dossier, content, from);
    content.copies = copies(tx, ctx, dossier, of);
    content.seals = seals(tx, ctx, dossier, content.copies);
    trace(from, content, handed, first);
    content.besides = besides(tx, content, from, std::exchange(content.besides, {}));
    for (auto& each : history(tx, content, handed, first)) content.history.push_back(std::move(each));
    return content;
}

}  // namespace packages
