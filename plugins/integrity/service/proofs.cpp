// SPDX-License-Identifier: Apache-2.0
#include "integrity/service/proofs.h"

#include <algorithm>
#include <array>

#include "core/audit/trail.h"

namespace integrity {

using core::Context;
using core::Digest;
using core::db::Tx;

namespace {

constexpr std::string_view of_letter = "letter:", of_received = "incoming:", of_attachment = "attachment:", of_item = "item:",
                           of_copy = "copy:", of_along = "came:";

// A name a file may have anywhere.
std::string file_name(const std::string& number, std::string_view ending) {
    std::string name;
    for (const char c : number)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.') name += c;
        else if (!name.empty() && name.back() != '-') name += '-';
    return (name.empty() ? "naskah" : name) + std::string(ending);
}

// "<one>:<other>".
std::pair<std::string_view, std::string_view> halves(std::string_view place) {
    const auto colon = std::min(place.find(':'), place.size());
    return {place.substr(0, colon), place.substr(std::min(colon + 1, place.size()))};
}

// Of a name somebody gave, cut to what may stand behind a dot.
std::string dotted(std::string_view name) {
    constexpr std::size_t longest = 8;
    const auto dot = name.rfind('.');
    const auto ending = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
    const bool plain = !ending.empty() && ending.size() <= longest && std::all_of(ending.begin(), ending.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    return plain ? "." + std::string(ending) : ".bin";
}

std::string secret_name(std::string_view object, classification::AccessClass access) {
    return classification::secret(access) ? std::string(object) : std::string();
}

}  // namespace

std::optional<Proofs::Record> Proofs::letter(Tx& tx, const Context& ctx, std::string_view text) {
    const auto id = letters::LetterId::parse(text);
    if (letters_.may_see(tx, ctx.actor, id) != core::Verdict::allowed) return std::nullopt;
    const auto issued = letters_.issued(tx, id);
    if (!issued) return std::nullopt;
    return Record{levels_.newest(tx, issued->bytes), issued->bytes, issued->number, ".pdf",
                  secret_name("letter:" + id.text(), issued->access)};
}

std::optional<Proofs::Record> Proofs::received(Tx& tx, const Context& ctx, std::string_view text) {
    auto* inbox = neighbours_.inbox();
    if (inbox == nullptr) return std::nullopt;
    const auto id = incoming::IncomingId::parse(text);
    if (inbox->may_see(tx, ctx.actor, id) != core::Verdict::allowed) return std::nullopt;
    const auto entry = inbox->find(tx, id);
    if (!entry) return std::nullopt;
    return Record{levels_.newest(tx, entry->bytes), entry->bytes, entry->number, ".pdf",
                  secret_name("incoming:" + id.text(), entry->access)};
}

// "<incoming id>:<place>", from 1.
std::optional<Proofs::Record> Proofs::attachment(Tx& tx, const Context& ctx, std::string_view place) {
    const auto [id, number] = halves(place);
    auto of = received(tx, ctx, id);
    auto* enclosures = neighbours_.enclosures();
    if (!of || enclosures == nullptr) return std::nullopt;
    const auto all = enclosures->enclosed(tx, incoming::IncomingId::parse(id)).attachments;
    for (std::size_t at = 0; at < all.size(); ++at)
        if (std::to_string(at + 1) == number)
            return Record{all[at].bytes, all[at].bytes, of->number + "-lampiran-" + std::to_string(at + 1), dotted(all[at].name),
                          of->secret};
    return std::nullopt;
}

// "<dossier>:<number>"; of one of this house's letters the letter decides.
std::optional<Proofs::Record> Proofs::item(Tx& tx, const Context& ctx, std::string_view place) {
    auto* holdings = neighbours_.holdings();
    const auto [dossier, number] = halves(place);
    const auto id = archive::DossierId::parse(dossier);
    const auto kept = holdings == nullptr ? std::nullopt : holdings->find(tx, ctx, id);
    if (!kept) return std::nullopt;
    for (const auto& each : holdings->items(tx, ctx, id)) {
        if (std::to_string(each.number) != number) continue;
        if (each.subject.starts_with(of_letter) || each.subject.starts_with(of_received)) return record(tx, ctx, each.subject);
        if (each.digest == Digest{}) return std::nullopt;
        return Record{levels_.newest(tx, each.digest), each.digest, kept->number + "-" + std::to_string(each.number), ".pdf",
                      secret_name(archive::object_of(id), kept->access)};
    }
    return std::nullopt;
}

std::optional<Proofs::Record> Proofs::copy(Tx& tx, const Context& ctx, std::string_view id) {
    auto* copies = neighbours_.copies();
    const auto found = copies == nullptr ? std::nullopt : copies->copy(tx, ctx, id);
    if (!found) return std::nullopt;
    const auto dot = std::min(found->name.rfind('.'), found->name.size());
    return Record{found->digest, found->digest, found->name.substr(0, dot), found->name.substr(dot),
                  found->secret ? archive::object_of(found->dossier) : std::string()};
}

// "<dossier>:<digest>".
std::optional<Proofs::Record> Proofs::along(Tx& tx, const Context& ctx, std::string_view place) {
    auto* holdings = neighbours_.holdings();
    auto* came = neighbours_.came();
    if (holdings == nullptr || came == nullptr) return std::nullopt;
    const auto [dossier, digest] = halves(place);
    const auto id = archive::DossierId::parse(dossier);
    const auto kept = holdings->find(tx, ctx, id);
    if (!kept) return std::nullopt;
    const auto items = holdings->items(tx, ctx, id);
    // What an item came with goes by it: where it was moved elsewhere, nothing of it is here.
    const auto stands = [&](int number) {
        return number == 0 || std::any_of(items.begin(), items.end(), [&](const auto& each) { return each.number == number; });
    };
    for (const auto& each : came->came(tx, id)) {
        if (each.digest.hex() != digest || !stands(each.item)) continue;
        const auto of = each.item > 0 ? "-" + std::to_string(each.item) : std::string();
        return Record{each.digest, each.digest, kept->number + of + "-" + each.kind + "-" + each.digest.hex().substr(0, 12),
                      "." + each.ending, secret_name(archive::object_of(id), kept->access)};
    }
    return std::nullopt;
}

std::optional<Proofs::Record> Proofs::record(Tx& tx, const Context& ctx, std::string_view subject) {
    using Way = std::optional<Record> (Proofs::*)(Tx&, const Context&, std::string_view);
    static constexpr std::array<std::pair<std::string_view, Way>, 6> ways{{{of_letter, &Proofs::letter},
                                                                           {of_received, &Proofs::received},
                                                                           {of_attachment, &Proofs::attachment},
                                                                           {of_item, &Proofs::item},
                                                                           {of_copy, &Proofs::copy},
                                                                           {of_along, &Proofs::along}}};
    if (ctx.actor.seats.empty()) return std::nullopt;   // who holds no position reads none of them
    for (const auto& [prefix, way] : ways)
        if (subject.starts_with(prefix)) return (this->*way)(tx, ctx, subject.substr(prefix.size()));
    return std::nullopt;
}

std::optional<Digest> Proofs::proved(Tx& tx, const Record& record) {
    for (const auto& each : {record.newest, record.first})
        if (!trees_.stamps(tx, each).empty()) return each;
    return std::nullopt;
}

Proofs::Told Proofs::told(const Context& ctx, std::string_view subject) {
    return db_.read([&](Tx& tx) {
        const auto known = record(tx, ctx, subject);
        const auto file = known ? proved(tx, *known) : std::nullopt;
        return file ? Told{trees_.stamps(tx, *file), *file == known->newest} : Told();
    });
}

std::optional<Proofs::File> Proofs::of(const Context& ctx, std::string_view subject) {
    return db_.read([&](Tx& tx) -> std::optional<File> {
        const auto known = record(tx, ctx, subject);
        const auto file = known ? proved(tx, *known) : std::nullopt;
        auto proof = file ? trees_.proof(tx, *file) : std::nullopt;
        if (!proof) return std::nullopt;
        return File{std::move(*proof), file_name(known->number, ".ers"), *file, *file == known->newest};
    });
}

std::optional<Proofs::Proved> Proofs::file(const Context& ctx, std::string_view subject, bool read) {
    std::optional<Record> known;
    const auto file = db_.read([&](Tx& tx) {
        known = record(tx, ctx, subject);
        return known ? proved(tx, *known) : std::nullopt;
    });
    const auto path = file ? blobs_.path(*file) : std::nullopt;
    if (!path) return std::nullopt;
    const bool secret = !known->secret.empty();
    if (secret && read) core::audit::note_reading(db_, ctx, known->secret, "file");
    return Proved{*path, file_name(known->number, known->ending), *file, secret};
}

std::vector<std::pair<std::string, std::string>> Proofs::enclosed(const Context& ctx, std::string_view subject) {
    using Named = std::vector<std::pair<std::string, std::string>>;
    auto* enclosures = neighbours_.enclosures();
    if (enclosures == nullptr || !subject.starts_with(of_received)) return {};
    const auto id = std::string(subject.substr(of_received.size()));
    return db_.read([&](Tx& tx) {
        Named found;
        if (!received(tx, ctx, id)) return found;
        const auto all = enclosures->enclosed(tx, incoming::IncomingId::parse(id)).attachments;
        for (std::size_t at = 0; at < all.size(); ++at)
            if (!trees_.stamps(tx, all[at].bytes).empty())
                found.emplace_back(all[at].name, std::string(of_attachment) + id + ":" + std::to_string(at + 1));
        return found;
    });
}

}  // namespace integrity
