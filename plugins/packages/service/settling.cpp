// SPDX-License-Identifier: Apache-2.0
#include "packages/service/settling.h"

#include <map>

#include "core/base/bytes.h"
#include "core/blob/read.h"
#include "core/log/log.h"
#include "packages/service/staged.h"
#include "packages/store/import_store.h"

namespace packages {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

std::string object_of(ImportId id) { return std::string(Settling::prefix) + id.text(); }

}  // namespace

void Settling::through() {
    notices_.serve(std::string(prefix.substr(0, prefix.size() - 1)), *this);
    notices_.kind({std::string(unjudged_kind), "packages.notice.unjudged"});
}

std::optional<notify::Described> Settling::describe(Tx& tx, const core::Actor& actor, std::string_view object) {
    const auto import = store::find(tx, ImportId::parse(object.substr(prefix.size())));
    if (!import || !import->dossier) return std::nullopt;
    Context ctx;
    ctx.actor = actor;
    ctx.clock = &clock_;
    ctx.zone = zone_;
    const auto kept = holdings_.find(tx, ctx, *import->dossier);
    if (!kept) return std::nullopt;
    return notify::Described{kept->title, "/packages/imports/" + import->id.text(), kept->access};
}

std::map<std::string, core::Digest> Settling::lacking(const Import& import) const {
    std::map<std::string, core::Digest> wanted;
    const auto& arrival = import.arrival;
    for (const auto& item : arrival.content.items)
        if (item.digest && !blobs_.has(*item.digest)) wanted.emplace(arrival.files.at(item.number), *item.digest);
    const auto& copies = arrival.content.copies;
    for (std::size_t i = 0; i < copies.size(); ++i)
        if (!blobs_.has(copies[i].digest)) wanted.emplace(arrival.copies.at(i), copies[i].digest);
    for (const auto& beside : arrival.content.besides)
        if (!blobs_.has(beside.digest)) wanted.emplace(arrival.besides + beside.file(), beside.digest);
    for (const auto& paper : arrival.papers)
        if (!blobs_.has(paper.digest)) wanted.emplace(paper.path, paper.digest);
    return wanted;
}

// Unpacked one by one.
void Settling::each_lacking(const Import& import, const Taken& take) {
    const auto wanted = lacking(import);
    if (wanted.empty()) return;
    // Who takes it by command and the server's job may unpack it at once.
    const Staged piece{place(import.id, "." + core::hex(core::random_bytes(8)) + ".part")};
    unpack(place(import.id), wanted, piece.path, [&](const core::Digest& digest) { take(digest, piece.path); });
}

void Settling::check_files(const Import& import) {
    each_lacking(import, [](const core::Digest& digest, const std::filesystem::path& piece) {
        const auto found = core::blob::measure(piece);
        if (!found || found->digest != digest) throw Error(Code::conflict, "packages.import.error.changed");
    });
}

// Only now that a dossier has them: of one that was refused nothing lies in the store, least of all what was destroyed.
void Settling::keep_files(const Import& import) {
    if (import.stage != Stage::taken || !std::filesystem::exists(place(import.id))) return;
    try {
        each_lacking(import, [&](const core::Digest& digest, const std::filesystem::path& piece) {
            if (!blobs_.mend(digest, piece)) throw Error(Code::conflict, "packages.import.error.changed");
        });
    } catch (const std::exception&) {
        if (std::filesystem::exists(place(import.id))) throw;   // else the job has brought all of it
    }
}

// Here it is renewed, and handed out with its newest timestamp. Each file is judged apart, and no package waits for it.
void Settling::adopt(const Import& import) {
    const auto& content = import.arrival.content;
    std::map<int, core::Digest> sealed;
    for (const auto& item : content.items)
        if (item.digest) sealed.emplace(item.number, *item.digest);
    for (const auto& beside : content.besides)
        if (const auto of = sealed.find(beside.item); beside.kind == BesideKind::grown && of != sealed.end())
            judging_.adopting.adopt(of->second, beside.digest);
}

// What grew comes first: it is handed out then, and not grown here once more. What another house sealed has come from
// others, too.
void Settling::judge_all(const Import& import) {
    adopt(import);
    db_.write([&](Tx& tx) {
        for (const auto& item : import.arrival.content.items)
            if (item.digest) judging_.reports.came(tx, clock_.now(), *item.digest, "");
    });
}

void Settling::settle(ImportId id) {
    const auto import = db_.read([&](Tx& tx) { return store::find(tx, id); });
    if (!import || import->stage != Stage::taken || !std::filesystem::exists(place(id))) return;
    {
        const std::scoped_lock turn(taking_);
        keep_files(*import);
    }
    judge_all(*import);
    const std::scoped_lock turn(taking_);
    std::error_code none;
    std::filesystem::remove(place(id), none);
}

void Settling::forget_untaken(const Context& ctx) {
    for (const auto& id : db_.read([&](Tx& tx) { return store::waiting_before(tx, ctx.now() - std::chrono::days(days_)); })) {
        std::error_code failed;
        std::filesystem::remove(place(id), failed);
        if (failed) continue;
        db_.write([&](Tx& tx) {
            auto import = store::find(tx, id);
            if (!import) return;
            store::take_turns(tx, import->unit, import->arrival.content.dossier);
            import = store::find(tx, id);
            if (import->stage != Stage::checked) return;
            import->stage = Stage::expired;
            // Nobody took it: what it told of another house's records is not ours to keep.
            import->arrival.content = stub_of(import->arrival.content);
            import->arrival.files.clear();
            import->arrival.copies.clear();
            import->arrival.besides.clear();
            import->arrival.papers.clear();
            import->copy_seals.clear();
            store::save(tx, *import);
            store::save_arrival(tx, *import);
        });
    }
}

void Settling::ask_again(const Context& ctx) {
    for (const auto& id : db_.read([](Tx& tx) { return store::unjudged(tx); })) {
        const auto import = db_.read([&](Tx& tx) { return store::find(tx, id); });
        try {
            judge_all(*import);
        } catch (const std::exception& error) {
            core::log::warning("packages.unjudged", {{"import", id.text()}, {"why", error.what()}});
            continue;
        }
        db_.write([&](Tx& tx) {
            store::set_unjudged(tx, id, std::nullopt);
            notices_.withdraw(tx, ctx, unjudged_kind, object_of(id), import->position);
        });
    }
}

// Only where all it held is in the store: else the ZIP is the one that has it.
void Settling::give_up(const Context& ctx, ImportId id) {
    const std::scoped_lock turn(taking_);
    const auto import = db_.read([&](Tx& tx) { return store::find(tx, id); });
    if (!import || import->stage != Stage::taken || !lacking(*import).empty()) return;
    // One whose ZIP could not be removed was told of before.
    if (!import->unjudged) db_.write([&](Tx& tx) {
        store::set_unjudged(tx, id, ctx.now());
        notices_.tell(tx, ctx, {std::string(unjudged_kind), object_of(id), {import->position}});
    });
    std::error_code failed;
    std::filesystem::remove(place(id), failed);
    core::log::warning("packages.unclaimed_removed",
                       {{"import", id.text()}, {"days", days_}, {"failed", failed ? failed.message() : ""}});
}

void Settling::expire(const Context& ctx) {
    forget_untaken(ctx);
    ask_again(ctx);
    std::error_code none;
    std::vector<ImportId> taken;
    for (const auto& each : std::filesystem::directory_iterator(folder_, none)) {
        if (each.path().extension() == ".zip") {
            if (const auto id = id_of<ImportId>(each.path())) taken.push_back(*id);
            continue;
        }
        const auto age = std::filesystem::file_time_type::clock::now() - each.last_write_time(none);
        if (age > std::chrono::days(1)) std::filesystem::remove(each.path(), none);
    }
    for (const auto& id : taken) {
        const auto at = db_.read([&](Tx& tx) { return store::taken_at(tx, id); });
        if (!at) continue;
        try {
            settle(id);   // whose job gave up
        } catch (const std::exception& error) {
            core::log::warning("packages.settle", {{"import", id.text()}, {"why", error.what()}});
            if (*at < ctx.now() - std::chrono::days(days_)) give_up(ctx, id);
        }
    }
}

}  // namespace packages
