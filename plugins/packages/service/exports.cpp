// SPDX-License-Identifier: Apache-2.0
#include "packages/service/exports.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/blob/read.h"
#include "packages/domain/bag.h"
#include "packages/domain/documents.h"
#include "packages/service/carton.h"

namespace packages {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

constexpr std::size_t most_listed = 200, portion = 200;
constexpr auto patience = std::chrono::days(1);   // by then its batch has given up

void may_make(const Context& ctx) {
    core::ensure(ctx.actor.may(Exports::right) ? Verdict::allowed : Verdict::forbidden);
}

std::string object_of(PackageId id) { return "package:" + id.text(); }

// Whole items in their order; a file larger than a package has one of its own.
std::vector<std::vector<std::string>> cut(const std::vector<PackedItem>& items, const Bounds& bounds) {
    std::vector<std::vector<std::string>> parts(1);
    std::uint64_t bytes = 0;
    for (const auto& item : items) {
        const bool full = parts.back().size() >= bounds.files || bytes + item.bytes > bounds.bytes;
        if (full && !parts.back().empty()) {
            parts.emplace_back();
            bytes = 0;
        }
        parts.back().push_back(item.subject);
        bytes += item.bytes;
    }
    return parts;
}

using Texts = std::vector<std::pair<std::string, std::string>>;   // path, content

// The last is the tag manifest.
Texts tags_of(const Content& content, const std::vector<bag::Line>& payload) {
    const Texts labels{
        {"Source-Organization", content.agency}, {"External-Description", content.title},
        {"Bagging-Date", core::iso(content.made).substr(0, 10)}, {"External-Identifier", content.id},
        {"Bag-Group-Identifier", content.dossier},
        {"Bag-Count", std::to_string(content.part) + " of " + std::to_string(content.parts)},
        {"Internal-Sender-Description", content.purpose}, {"Receiver", content.receiver}};
    Texts tags{{"bagit.txt", std::string(bag::declaration)},
                                                          {"bag-info.txt", bag::info(labels, payload)},
                                                          {"manifest-sha256.txt", bag::manifest(payload)}};
    std::vector<bag::Line> tagged;
    for (const auto& [path, text] : tags) tagged.push_back({path, core::sha256(text), text.size()});
    tags.emplace_back("tagmanifest-sha256.txt", bag::manifest(tagged));
    return tags;
}

}  // namespace

std::vector<PackageId> Exports::ask(const Context& ctx, const std::string& dossier, const std::string& receiver,
                                    const std::string& purpose) {
    may_make(ctx);
    if (receiver.empty()) throw Error("core.error.invalid", {{"receiver", "packages.fault.receiver", {}}});
    return db_.write([&](Tx& tx) {
        const auto id = archive::DossierId::parse(dossier);
        const auto content = gather_.all(tx, ctx, id);
        const auto parts = cut(content.items, bounds_);
        std::vector<core::batch::Wanted> wanted;
        std::vector<Package> made;
        for (const auto& subjects : parts) {
            Package package;
            package.id = PackageId::make(ctx.now());
            package.dossier = id;
            package.part = static_cast<int>(made.size()) + 1;
            package.parts = static_cast<int>(parts.size());
            package.subjects = subjects;
            package.receiver = receiver;
            package.purpose = purpose;
            package.asked = ctx.now();
            package.asked_by = ctx.actor.person_name;
            wanted.push_back({object_of(package.id), content.number + " " + content.title, "/packages"});
            made.push_back(std::move(package));
        }
        if (wanted.size() > core::batch::most_items) throw Error(Code::too_large, "packages.error.parts");
        const auto batch = batches_.ask_in(tx, ctx, act, wanted, core::Json::object());
        std::vector<PackageId> ids;
        for (auto& package : made) {
            package.batch = batch.text();
            store::insert(tx, package);
            ids.push_back(package.id);
        }
        core::audit::append(tx, ctx, "packages.asked", archive::object_of(id),
                            {{"receiver", receiver}, {"parts", made.size()}});
        return ids;
    });
}

Content Exports::content(Tx& tx, const Context& ctx, const Package& package) {
    auto whole = gather_.all(tx, ctx, package.dossier);
    const auto outside = [&](const std::string& subject) {
        return std::find(package.subjects.begin(), package.subjects.end(), subject) == package.subjects.end();
    };
    std::erase_if(whole.items, [&](const auto& item) { return outside(item.subject); });
    std::erase_if(whole.history, [&](const auto& each) { return !each.object.empty() && outside(each.object); });
    whole.id = package.id.text();
    whole.agency = directory_.agency(tx).name;
    whole.receiver = package.receiver;
    whole.purpose = package.purpose;
    whole.part = package.part;
    whole.parts = package.parts;
    whole.made = ctx.now();
    return whole;
}

core::Bytes Exports::stamp(const core::Digest& manifest) {
    try {
        return timestamps_.stamp(manifest);
    } catch (const Error& error) {
        // A house without an authority still hands over; list and answer say that nothing is stamped.
        if (error.code() != Code::unavailable) throw;
        return {};
    }
}

void Exports::write(const Content& content, Package& package, const std::filesystem::path& to) {
    Written written{erms(content), premis(content), {}};
    const bool files = std::any_of(content.items.begin(), content.items.end(), [](const auto& i) { return i.digest; });
    if (files) written.representation = representation_mets(content);
    const std::string base = "data/" + content.name() + "/", data = base + "representations/rep1/data/";
    Texts texts{
        {base + "METS.xml", root_mets(content, written)},
        {base + "metadata/descriptive/ERMS.xml", written.erms},
        {base + "metadata/preservation/premis.xml", written.premis}};
    if (files) texts.emplace_back(base + "representations/rep1/METS.xml", written.representation);
    std::vector<bag::Line> payload;
    for (const auto& [path, text] : texts) payload.push_back({path, core::sha256(text), text.size()});
    for (const auto& item : content.items)
        if (item.digest) payload.push_back({data + item.file(), *item.digest, item.bytes});
    const auto tags = tags_of(content, payload);
    package.manifest = core::sha256(tags.back().second);
    const auto token = stamp(*package.manifest);
    package.stamped = !token.empty();
    const std::string root = content.name() + "/";
    Carton carton(to, content.made);
    for (const auto& [path, text] : tags) carton.put(root + path, text);
    // RFC 8493, 2.2.1: no tag manifest can name what was made of it.
    if (package.stamped) carton.put(root + "seal/tagmanifest-sha256.tst", core::chars(token));
    for (const auto& [path, text] : texts) carton.put(root + path, text);
    for (const auto& item : content.items) {
        if (!item.digest) continue;
        const auto from = blobs_.path(*item.digest);
        if (!from || !carton.put(root + data + item.file(), *from, *item.digest, item.bytes))
            throw Error(Code::conflict, "packages.error.damaged", {{"item", std::to_string(item.number)}});
    }
    carton.close();
}

void Exports::make(const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
    may_make(ctx);
    const auto id = PackageId::parse(task.subject.substr(task.subject.find(':') + 1));
    Package package;
    const auto what = db_.read([&](Tx& tx) {
        const auto found = store::find(tx, id);
        core::ensure(found ? Verdict::allowed : Verdict::hidden);
        package = *found;
        return content(tx, ctx, package);
    });
    std::error_code failed;
    std::filesystem::create_directories(folder_, failed);
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, failed);
    const auto half = folder_ / (id.text() + ".half");
    try {
        write(what, package, half);
        const auto measured = core::blob::measure(half);
        if (!measured) throw Error(Code::unavailable, "packages.error.disk");
        package.digest = measured->digest;
        package.bytes = measured->bytes;
        std::filesystem::rename(half, place(id));
    } catch (...) {
        std::filesystem::remove(half, failed);
        throw;
    }
    package.state = State::ready;
    package.name = what.name();
    package.made = what.made;
    db_.write([&](Tx& tx) {
        store::made(tx, package);
        core::audit::append(tx, ctx, "packages.made", archive::object_of(package.dossier),
                            {{"package", id.text()}, {"digest", package.digest->hex()}, {"receiver", package.receiver}});
        done(tx, {"", "", "", package.name});
    });
}

std::vector<Shown> Exports::list(const Context& ctx) {
    may_make(ctx);
    return db_.read([&](Tx& tx) {
        std::vector<Shown> all;
        std::optional<Package> last;
        for (;;) {
            const auto some = store::newest(tx, last, static_cast<int>(portion));
            for (const auto& package : some) {
                const auto kept = holdings_.find(tx, ctx, package.dossier);
                if (kept) all.push_back({package, kept->number, kept->title});
                if (all.size() == most_listed) return all;
            }
            if (some.size() < portion) return all;
            last = some.back();
        }
    });
}

Shown Exports::show(const Context& ctx, PackageId id) {
    may_make(ctx);
    return db_.read([&](Tx& tx) {
        auto package = store::find(tx, id);
        const auto kept = package ? holdings_.find(tx, ctx, package->dossier) : std::nullopt;
        core::ensure(kept ? Verdict::allowed : Verdict::hidden);
        return Shown{*std::move(package), kept->number, kept->title};
    });
}

std::filesystem::path Exports::file(const Context& ctx, PackageId id, std::string& name) {
    const auto package = show(ctx, id).package;
    if (package.state == State::waiting || package.state == State::failed)
        throw Error(Code::conflict, "packages.error.waiting");
    if (package.state == State::expired) throw Error(Code::gone, "packages.error.expired");
    db_.write([&](Tx& tx) {
        (void)content(tx, ctx, package);   // he may still read every item
        core::audit::append(tx, ctx, "packages.taken", archive::object_of(package.dossier),
                            {{"package", id.text()}, {"digest", package.digest->hex()}});
    });
    name = package.name + ".zip";
    return place(id);
}

bool Exports::may_ask(const Context& ctx, archive::DossierId dossier) {
    if (!ctx.actor.may(right)) return false;
    return db_.read([&](Tx& tx) { return holdings_.find(tx, ctx, dossier).has_value(); });
}

void Exports::expire(const Context& ctx) {
    const auto before = ctx.now() - std::chrono::days(bounds_.days);
    for (const auto& id : db_.read([&](Tx& tx) { return store::made_before(tx, before); })) {
        std::error_code failed;
        std::filesystem::remove(place(id), failed);
        if (!failed) db_.write([&](Tx& tx) { store::expire(tx, id); });
    }
    db_.write([&](Tx& tx) { store::give_up(tx, ctx.now() - patience); });
    // A kill while writing leaves one; whoever writes at this moment began it less than a day ago.
    std::error_code none;
    for (const auto& each : std::filesystem::directory_iterator(folder_, none)) {
        const auto age = std::filesystem::file_time_type::clock::now() - each.last_write_time(none);
        if (each.path().extension() == ".half" && age > patience) std::filesystem::remove(each.path(), none);
    }
}

}  // namespace packages
