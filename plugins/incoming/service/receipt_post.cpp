// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/receipt_post.h"

#include "core/audit/trail.h"
#include "incoming/service/telling.h"

namespace incoming {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

std::string answer_in(const Error& error) {
    for (const auto& [key, value] : error.args())
        if (key == "code") return value;
    return {};
}

}  // namespace

void ReceiptPost::through(notify::Mailer& mailer, const core::words::Words& words, std::string agency) {
    mailer_ = &mailer;
    words_ = &words;
    agency_ = std::move(agency);
}

void ReceiptPost::ask(const Context& ctx, IncomingId id) {
    parts_.db.write([&](Tx& tx) {
        const auto entry = open_for(tx, parts_, ctx.actor, Right::correct, id).entry;
        auto mail = parts_.receipts.find(tx, id);
        if (!mail) throw Error(Code::not_found, "incoming.error.receipt_unknown");
        if (!there()) throw Error(Code::unavailable, "incoming.error.receipt_no_mail");
        mail->ask(ctx.actor.seat().position, ctx.now(), entry.access);
        parts_.receipts.save(tx, id, *mail);
        core::audit::append(tx, ctx, "incoming.receipt_asked", subject_of(id), {{"note", mail->address}});
        core::jobs::add(tx, ctx.now(), job, {{"entry", id.text()}});
    });
}

std::optional<notify::MailOut> ReceiptPost::written(IncomingId id) {
    std::optional<ReceiptMail> mail;
    std::optional<Entry> entry;
    std::string unit;
    parts_.db.read([&](Tx& tx) {
        mail = parts_.receipts.find(tx, id);
        entry = parts_.entries.find(tx, id);
        if (!entry) return;
        if (const auto found = parts_.directory.unit(tx, entry->book_unit)) unit = found->name;
    });
    if (!mail || !entry || mail->state != Posting::waiting || !words_) return std::nullopt;
    const auto& words = words_->in("id");   // as all paper is
    const bool back = entry->state == EntryState::refused;
    const core::Args args{{"sender", entry->sender},
                          {"number", entry->number},
                          {"date", words.date(entry->date)},
                          {"subject", entry->subject},
                          {"received", words.date(entry->received)},
                          {"agenda", entry->agenda},
                          {"unit", unit},
                          {"agency", agency_},
                          {"note", entry->close_note}};
    notify::MailOut out;
    out.id = id.uuid;
    out.address = mail->address;
    out.subject = words.say(back ? "incoming.receipt_mail.back_subject" : "incoming.receipt_mail.subject", args);
    out.text = words.say(back ? "incoming.receipt_mail.back_text" : "incoming.receipt_mail.text", args);
    out.files.push_back({back ? "surat-pengembalian.pdf" : "tanda-terima.pdf", "application/pdf",
                         forms_.receipt_of(by_house(parts_), *entry)});
    return out;
}

void ReceiptPost::end(Tx& tx, IncomingId id, std::string_view act, const std::function<void(ReceiptMail&)>& change) {
    auto mail = parts_.receipts.find(tx, id);
    if (!mail || mail->state != Posting::waiting) return;
    change(*mail);
    parts_.receipts.save(tx, id, *mail);
    if (act.empty()) return;
    const auto ctx = by_house(parts_);
    core::audit::append(tx, ctx, std::string(act), subject_of(id), {{"note", mail->address}});
    if (mail->state == Posting::failed && mail->asked_by)
        tell(tx, parts_, ctx, News::receipt_failed, id, *mail->asked_by);
}

void ReceiptPost::give_up(Tx& tx, const core::jobs::Job& asked) {
    end(tx, IncomingId::parse(core::json::text(asked.payload, "entry")), "incoming.receipt_failed", [&](ReceiptMail& mail) {
        mail.fail("incoming.error.receipt_given_up", "", true, parts_.clock.now());
    });
}

void ReceiptPost::run(const core::jobs::Job& asked) {
    const auto id = IncomingId::parse(core::json::text(asked.payload, "entry"));
    const auto out = written(id);
    if (!out) return;
    try {
        if (!there()) throw Error(Code::unavailable, "incoming.error.receipt_no_mail");
        mailer_->send(*out);
    } catch (const Error& error) {
        const bool for_good = asked.tries >= retry.tries || error.code() == Code::gone;
        parts_.db.write([&](Tx& tx) {
            end(tx, id, for_good ? "incoming.receipt_failed" : "", [&](ReceiptMail& mail) {
                mail.fail(error.key(), answer_in(error), for_good, parts_.clock.now());
            });
        });
        if (!for_good) throw;
        return;
    }
    parts_.db.write([&](Tx& tx) {
        end(tx, id, "incoming.receipt_sent", [&](ReceiptMail& mail) { mail.sent(parts_.clock.now()); });
    });
}

}  // namespace incoming
