// SPDX-License-Identifier: Apache-2.0
#include "integrity/service/proofs.h"

namespace integrity {

using core::db::Tx;

namespace {

constexpr std::string_view outgoing = "letter:", received = "incoming:";

// A name a file may have anywhere.
std::string file_name(const std::string& number) {
    std::string name;
    for (const char c : number)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.') name += c;
        else if (!name.empty() && name.back() != '-') name += '-';
    return (name.empty() ? "naskah" : name) + ".ers";
}

}  // namespace

std::optional<Proofs::Record> Proofs::record(Tx& tx, const core::Actor& actor, std::string_view subject) {
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
        const auto known = record(tx, ctx.actor, subject);
        return known ? trees_.stamps(tx, known->bytes) : std::vector<ers::Stamp>();
    });
}

std::optional<Proofs::File> Proofs::of(const core::Context& ctx, std::string_view subject) {
    return db_.read([&](Tx& tx) -> std::optional<File> {
        const auto known = record(tx, ctx.actor, subject);
        if (!known) return std::nullopt;
        auto proof = trees_.proof(tx, known->bytes);
        if (!proof) return std::nullopt;
        return File{std::move(*proof), file_name(known->number)};
    });
}

}  // namespace integrity
