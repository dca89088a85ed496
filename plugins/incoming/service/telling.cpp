// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/telling.h"

namespace incoming {

using core::Context;
using core::db::Tx;

namespace {

constexpr std::string_view prefix = "incoming:";
constexpr const char* arrived_kind = "incoming.arrived";
constexpr const char* urgent_kind = "incoming.arrived_urgent";
constexpr const char* copied_kind = "incoming.copied";
constexpr const char* disposed_kind = "incoming.disposed";
constexpr const char* reported_kind = "incoming.reported";
constexpr const char* report_returned_kind = "incoming.report_returned";
constexpr const char* accepted_kind = "incoming.accepted";
constexpr const char* withdrawn_kind = "incoming.withdrawn";
constexpr const char* declined_kind = "incoming.declined";
constexpr const char* invitation_kind = "incoming.invitation";
constexpr const char* standing_kind = "incoming.standing";
constexpr const char* class_proposed_kind = "incoming.class_proposed";
constexpr const char* reclassified_kind = "incoming.reclassified";
constexpr const char* class_kept_kind = "incoming.class_kept";
constexpr const char* receipt_failed_kind = "incoming.receipt_failed";

const char* kind_of(News news) {
    switch (news) {
        case News::disposed: return disposed_kind;
        case News::reported: return reported_kind;
        case News::report_returned: return report_returned_kind;
        case News::accepted: return accepted_kind;
        case News::withdrawn: return withdrawn_kind;
        case News::declined: return declined_kind;
        case News::invitation: return invitation_kind;
        case News::standing: return standing_kind;
        case News::class_proposed: return class_proposed_kind;
        case News::reclassified: return reclassified_kind;
        case News::class_kept: return class_kept_kind;
        case News::receipt_failed: return receipt_failed_kind;
    }
    return disposed_kind;
}

notify::Notice notice_to_owner(const char* kind, const Entry& entry) {
    notify::Notice notice{kind, subject_of(entry.id), {}};
    if (entry.person) notice.to.emplace_back(*entry.person);
    else notice.to.emplace_back(entry.position);
    return notice;
}

}  // namespace

void Telling::through(notify::Notices& notices) {
    using notify::Mode;
    parts_.notices = &notices;
    notices.serve("incoming", *this);
    notices.kind({arrived_kind, "incoming.notice.arrived"});
    notices.kind({urgent_kind, "incoming.notice.arrived_urgent", true});
    notices.kind({copied_kind, "incoming.notice.copied", false, Mode::never});
    notices.kind({disposed_kind, "incoming.notice.disposed", true});
    notices.kind({reported_kind, "incoming.notice.reported"});
    notices.kind({report_returned_kind, "incoming.notice.report_returned", true});
    notices.kind({accepted_kind, "incoming.notice.accepted", false, Mode::never});
    notices.kind({withdrawn_kind, "incoming.notice.withdrawn"});
    notices.kind({declined_kind, "incoming.notice.declined", true});
    notices.kind({invitation_kind, "incoming.notice.invitation", true});
    notices.kind({standing_kind, "incoming.notice.standing"});
    notices.kind({class_proposed_kind, "incoming.notice.class_proposed"});
    notices.kind({reclassified_kind, "incoming.notice.reclassified"});
    notices.kind({class_kept_kind, "incoming.notice.class_kept"});
    notices.kind({receipt_failed_kind, "incoming.notice.receipt_failed"});
}

std::optional<notify::Described> Telling::describe(Tx& tx, const core::Actor& actor, std::string_view object) {
    const auto entry = parts_.entries.find(tx, IncomingId::parse(object.substr(prefix.size())));
    if (!entry) return std::nullopt;
    if (may(actor, Right::read, standing(*entry, parts_.branches.of(tx, entry->id))) != core::Verdict::allowed)
        return std::nullopt;
    return notify::Described{entry->subject, "/incoming/" + entry->id.text(), entry->access};
}

void tell(Tx& tx, Parts& parts, const Context& ctx, News news, IncomingId id, core::PositionId to) {
    if (parts.notices != nullptr) parts.notices->tell(tx, ctx, {kind_of(news), subject_of(id), {to}});
}

void tell_owner(Tx& tx, Parts& parts, const Context& ctx, News news, const Entry& entry) {
    if (parts.notices == nullptr) return;
    parts.notices->tell(tx, ctx, notice_to_owner(kind_of(news), entry));
}

void tell_arrived(Tx& tx, Parts& parts, const Context& ctx, const Entry& entry) {
    if (parts.notices == nullptr) return;
    const bool urgent = entry.urgency != letters::Urgency::ordinary;
    const char* kind = entry.copy ? copied_kind : urgent ? urgent_kind : arrived_kind;
    parts.notices->tell(tx, ctx, notice_to_owner(kind, entry));
}

void tell_moved(Tx& tx, Parts& parts, const Context& ctx, Entry entry, core::PositionId to) {
    if (parts.notices == nullptr) return;
    for (const char* kind : {arrived_kind, urgent_kind, copied_kind})
        parts.notices->withdraw(tx, ctx, kind, subject_of(entry.id), entry.position);
    entry.position = to;
    tell_arrived(tx, parts, ctx, entry);
}

void tell_done(Tx& tx, Parts& parts, const Context& ctx, IncomingId id) {
    if (parts.notices != nullptr) parts.notices->done(tx, ctx, subject_of(id));
}

void tell_no_more(Tx& tx, Parts& parts, const Context& ctx, IncomingId id, core::PositionId from) {
    if (parts.notices != nullptr) parts.notices->withdraw(tx, ctx, disposed_kind, subject_of(id), from);
}

}  // namespace incoming
