// SPDX-License-Identifier: Apache-2.0
#include "integrity/service/proofs.h"

#include <algorithm>

namespace integrity {

using core::db::Tx;

namespace {

constexpr std::string_view outgoing = "letter:", received = "incoming:", of_item = "item:";

// A name a file may have anywhere.
std::string file_name(const std::string& number) {
    std::string name;
    for (const char c : number)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.') name += c;
        else if (!name.empty() && name.back() != '-') name += '-';
    return (name.empty() ? "naskah" : name) + ".ers";
}

}  // namespace

// "<dossier>:<number>"; of one of this house's letters the letter decides.
std::optional<Proofs::Record> Proofs::item(Tx& tx, const core::Context& ctx, std::string_view place) {
    auto* holdings = holdings_();
    const auto colon = std::min(place.find(':'), place.size());
    const auto id = archive::DossierId::parse(place.substr(0, colon));
    const auto kept = holdings == nullptr ? std::nullopt : holdings->find(tx, ctx, id);
    if (!kept) return std::nullopt;
    for (const auto& each : holdings->items(tx, ctx, id)) {
        if (std::to_string(each.number) != place.substr(std::min(colon + 1, place.size()))) continue;
        if (each.subject.starts_with(outgoing) || each.subject.starts_with(received)) return record(tx, ctx, each.subject);
        if (each.digest == core::Digest{}) return std::nullopt;
        return Record{levels_.newest(tx, each.digest), kept->number + "-" + std::to_string(each.number)};
    }
    return std::nullopt;
}

std::optional<Proofs::Record> Proofs::record(Tx& tx, const core::Context& ctx, std::string_view subject) {
    const auto& actor = ctx.actor;
    if (subject.starts_with(of_item)) return item(tx, ctx, subject.substr(of_item.size()));
    if (subject.starts_with(outgoing)) {
        const auto id = letters::LetterId::parse(subject.substr(outgoing.size()));
        if (letters_.may_see(tx, actor, id) != core::Verdict::allowed) return std::nullopt;
        const auto issued = letters_.issued(tx, id);
        if (!issued) return std::nullopt;
        return Record{levels_.newest(tx, issued->bytes), issued->number};
    }
    incoming::Inbox* inbox = inbox_();
    if (inbox == nullptr || !subject.starts_with(received)) return std::nullopt;
    const auto id = incoming::IncomingId::parse(subject.substr(received.size()));
    if (inbox->may_see(tx, actor, id) != core::Verdict::allowed) return std::nullopt;
    const auto entry = inbox->find(tx, id);
    if (!entry) return std::nullopt;
    return Record{levels_.newest(tx, entry->bytes), entry->number};
}

std::vector<ers::Stamp> Proofs::stamps(const core::Context& ctx, std::string_view subject) {
    return db_.read([&](Tx& tx) {
        const auto known = record(tx, ctx, subject);
        return known ? trees_.stamps(tx, known->bytes) : std::vector<ers::Stamp>();
    });
}

std::optional<Proofs::File> Proofs::of(const core::Context& ctx, std::string_view subject) {
    return db_.read([&](Tx& tx) -> std::optional<File> {
        const auto known = record(tx, ctx, subject);
        if (!known) return std::nullopt;
        auto proof = trees_.proof(tx, known->bytes);
        if (!proof) return std::nullopt;
        return File{std::move(*proof), file_name(known->number)};
    });
}

}  // namespace integrity
