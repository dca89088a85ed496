// SPDX-License-Identifier: Apache-2.0
#include "integrity/service/standings.h"

#include <algorithm>

namespace integrity {

using archive::DossierFile;
using archive::DossierId;
using archive::FileStanding;
using archive::Held;
using core::Context;
using core::Digest;
using core::db::Tx;

namespace {

constexpr std::string_view from_outside = "incoming:";
using Looks = std::map<Digest, Look>;

bool from_there(std::string_view subject) { return subject.starts_with(from_outside); }
incoming::IncomingId entry_of(std::string_view subject) { return incoming::IncomingId::parse(subject.substr(from_outside.size())); }

// Nothing of what was destroyed lawfully. What came today is not known before the night.
std::optional<Held> held(const Looks& looks, const Digest& file) {
    const auto at = looks.find(file);
    if (at == looks.end()) return Held::unchecked;
    switch (at->second.state) {
        case State::good: return at->second.checked.ms > 0 ? Held::whole : Held::unchecked;
        case State::damaged:
        case State::missing: return Held::differing;
        case State::gone: return std::nullopt;
    }
    return std::nullopt;
}

void count_in(FileStanding& standing, const Looks& looks, const Digest& file) {
    const auto how = held(looks, file);
    if (!how) return;
    (*how == Held::whole ? standing.whole : *how == Held::differing ? standing.differing : standing.unchecked) += 1;
    const auto at = looks.find(file);
    if (at == looks.end() || at->second.checked.ms == 0) return;
    const auto read = at->second.checked;
    standing.last = standing.last ? std::max(*standing.last, read) : read;
    standing.oldest = standing.oldest ? std::min(*standing.oldest, read) : read;
}

// The one that stands worst speaks for it; what is proved is the newest that is.
void look_at(DossierFile& file, const Looks& looks, const std::vector<Digest>& revisions) {
    const auto rank = [](Held how) { return how == Held::differing ? 2 : how == Held::unchecked ? 1 : 0; };
    file.held = Held::whole;
    for (const auto& each : revisions) {
        const auto how = held(looks, each).value_or(Held::unchecked);
        if (rank(how) > rank(file.held)) file.held = how;
        const auto at = looks.find(each);
        if (at == looks.end()) continue;
        file.gone = file.gone || at->second.state == State::missing;
        if (!at->second.stamped) continue;
        file.proved = at->second.stamped;   // the newest comes last
        file.newest = each == revisions.back();
    }
}

}  // namespace

FilesOfDossiers::Filed FilesOfDossiers::filed(Tx& tx, const Context& ctx, const std::vector<DossierId>& ids) {
    auto* files = keepers_.files();
    const bool nobody = ctx.actor.kind == core::Actor::Kind::person && ctx.actor.seats.empty();
    return files == nullptr || ids.empty() || nobody ? Filed() : files->kept_files(tx, ctx, ids);
}

FilesOfDossiers::Grown FilesOfDossiers::grown(Tx& tx, const Filed& filed) {
    auto* growths = keepers_.growths();
    std::vector<Digest> sealed;
    for (const auto& [id, items] : filed)
        for (const auto& each : items) sealed.push_back(each.digest);
    return growths == nullptr || sealed.empty() ? Grown() : growths->grown(tx, sealed);
}

FilesOfDossiers::Attached FilesOfDossiers::attached(Tx& tx, const Filed& filed) {
    auto* enclosures = keepers_.enclosures();
    std::vector<incoming::IncomingId> entries;
    for (const auto& [id, items] : filed)
        for (const auto& each : items)
            if (from_there(each.subject)) entries.push_back(entry_of(each.subject));
    return enclosures == nullptr || entries.empty() ? Attached() : enclosures->attached(tx, entries);
}

std::set<int> FilesOfDossiers::standing_in(Tx& tx, const Context& ctx, DossierId id) {
    std::set<int> numbers{0};   // of the dossier as a whole
    if (auto* holdings = keepers_.holdings())
        for (const auto& each : holdings->items(tx, ctx, id)) numbers.insert(each.number);
    return numbers;
}

std::map<DossierId, FileStanding> FilesOfDossiers::standing(Tx& tx, const Context& ctx, const std::vector<DossierId>& ids) {
    const auto items = filed(tx, ctx, ids);
    const auto newer = grown(tx, items);
    const auto enclosed = attached(tx, items);
    std::vector<DossierId> known;
    for (const auto& [id, all] : items) known.push_back(id);
    std::map<DossierId, std::set<Digest>> of;
    for (const auto& [id, all] : items)
        for (const auto& each : all) {
            of[id].insert(each.digest);
            if (const auto at = newer.find(each.digest); at != newer.end()) of[id].insert(at->second);
            if (!from_there(each.subject)) continue;
            if (const auto at = enclosed.find(entry_of(each.subject)); at != enclosed.end())
                of[id].insert(at->second.begin(), at->second.end());
        }
    if (auto* copies = keepers_.copies())
        for (const auto& [id, files] : copies->files(tx, known)) of[id].insert(files.begin(), files.end());
    if (auto* came = keepers_.came())
        for (const auto& [id, files] : came->came(tx, known)) of[id].insert(files.begin(), files.end());
    std::set<Digest> all;
    for (const auto& [id, files] : of) all.insert(files.begin(), files.end());
    const auto looks = store_.looks(tx, {all.begin(), all.end()});
    std::map<DossierId, FileStanding> found;
    for (const auto& id : known) found[id];
    for (const auto& [id, files] : of)
        for (const auto& each : files) count_in(found[id], looks, each);
    return found;
}

std::optional<FileStanding> FilesOfDossiers::standing(const Context& ctx, DossierId id) {
    return db_.read([&](Tx& tx) {
        const auto found = standing(tx, ctx, {id});
        return found.empty() ? std::nullopt : std::optional(found.begin()->second);
    });
}

// A page and the panels of other rooms on it ask the same of one request, which one thread answers.
std::vector<DossierFile> FilesOfDossiers::files(const Context& ctx, DossierId id) {
    thread_local struct {
        std::string request;
        core::PersonId person;
        std::size_t seat = 0;
        DossierId of;
        std::vector<DossierFile> files;
    } answered;
    const bool known = !ctx.request_id.empty() && answered.request == ctx.request_id && answered.of == id &&
                       answered.person == ctx.actor.person && answered.seat == ctx.actor.acting;
    if (!known) answered = {ctx.request_id, ctx.actor.person, ctx.actor.acting, id, asked(ctx, id)};
    return answered.files;
}

std::vector<DossierFile> FilesOfDossiers::asked(const Context& ctx, DossierId id) {
    return db_.read([&](Tx& tx) {
        std::vector<DossierFile> all;
        std::vector<std::vector<Digest>> revisions;   // of each, the newest last
        const auto put = [&](DossierFile file, std::vector<Digest> of) {
            all.push_back(std::move(file));
            revisions.push_back(std::move(of));
        };
        const auto items = filed(tx, ctx, {id});
        if (items.empty()) return all;
        const auto newer = grown(tx, items);
        for (const auto& each : items.begin()->second) {
            std::vector<Digest> of{each.digest};
            if (const auto at = newer.find(each.digest); at != newer.end()) of.push_back(at->second);
            put({"item:" + id.text() + ":" + std::to_string(each.number), each.number, {}}, std::move(of));
        }
        if (auto* copies = keepers_.copies(); copies != nullptr && ctx.actor.may("depot.borrow"))
            for (const auto& each : copies->accepted(tx, ctx, id)) put({"copy:" + each.id, each.item, {}}, {each.digest});
        if (auto* came = keepers_.came()) {
            const auto along = came->came(tx, id);
            const auto here = along.empty() ? std::set<int>() : standing_in(tx, ctx, id);
            for (const auto& each : along)   // what went elsewhere with its item is counted, and named nowhere here
                if (here.contains(each.item)) put({"came:" + id.text() + ":" + each.digest.hex(), each.item, each.name}, {each.digest});
                else put({"", each.item, {}}, {each.digest});
        }
        // What came with a letter is proved on its own page, by who may read it; here is only told what differs.
        const auto enclosed = attached(tx, items);
        for (const auto& each : items.begin()->second) {
            const auto at = from_there(each.subject) ? enclosed.find(entry_of(each.subject)) : enclosed.end();
            if (at == enclosed.end()) continue;
            for (const auto& file : at->second) put({"", each.number, {}}, {file});
        }
        std::vector<Digest> wanted;
        for (const auto& each : revisions) wanted.insert(wanted.end(), each.begin(), each.end());
        const auto looks = store_.looks(tx, wanted);
        for (std::size_t at = 0; at < all.size(); ++at) look_at(all[at], looks, revisions[at]);
        std::erase_if(all, [](const DossierFile& each) { return each.subject.empty() && each.held != Held::differing; });
        return all;
    });
}

std::map<int, signing::ForeignReport> FilesOfDossiers::signed_by_others(const Context& ctx, DossierId id) {
    auto* reports = keepers_.reports();
    if (reports == nullptr) return {};
    return db_.read([&](Tx& tx) {
        std::map<int, signing::ForeignReport> all;
        const auto items = filed(tx, ctx, {id});
        if (items.empty()) return all;
        std::vector<Digest> files;
        for (const auto& each : items.begin()->second) files.push_back(each.digest);
        const auto found = reports->reports(tx, files);
        for (const auto& each : items.begin()->second)
            if (const auto at = found.find(each.digest); at != found.end()) all.emplace(each.number, at->second);
        return all;
    });
}

}  // namespace integrity
