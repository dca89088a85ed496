// SPDX-License-Identifier: Apache-2.0
#include "intake/ways/post.h"

#include "core/base/file.h"
#include "core/base/text.h"
#include "core/log/log.h"

namespace intake {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::db::Tx;

namespace {

constexpr std::size_t most_messages = 50;   // of one look at one mailbox

bool told_of_file(const Error& error) {
    return error.code() == Code::unsupported || error.code() == Code::invalid || error.code() == Code::too_large ||
           error.key() == "core.docx.converter";
}

std::string sender_of(const Message& message) {
    if (message.from_name.empty()) return message.from_address;
    return message.from_name + " <" + message.from_address + ">";
}

}  // namespace

core::Context Post::context() const {
    core::Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &parts_.clock;
    ctx.zone = parts_.zone;
    return ctx;
}

core::Secret Post::password(const Account& account) const {
    constexpr auto others = fs::perms::group_all | fs::perms::others_all;
    const auto file = secrets_ / account.name();
    std::error_code none;
    const auto status = fs::status(file, none);
    auto text = none ? std::nullopt : core::read_text(file);
    if (!text) throw Error(Code::unavailable, "intake.way.mail_secret", {{"file", file.filename().string()}});
    if ((status.permissions() & others) != fs::perms::none) {
        core::wipe(*text);
        throw Error(Code::unavailable, "intake.way.mail_secret_open", {{"file", file.filename().string()}});
    }
    while (!text->empty() && (text->back() == '\n' || text->back() == '\r')) text->pop_back();
    return core::Secret(*std::move(text));
}

int Post::look() {
    int taken = 0;
    for (const auto& account : accounts_) {
        Fared fared{"mail " + account.name(), {}, parts_.clock.now(), "", {}};
        try {
            const auto unit = parts_.db.read([&](Tx& tx) { return parts_.directory.unit_by_code(tx, account.unit); });
            const auto clerk = unit ? parts_.db.read([&](Tx& tx) { return parts_.directory.clerk(tx, unit->id); })
                                    : std::nullopt;
            if (!clerk) throw Error(Code::unavailable, "intake.way.unit", {{"folder", account.unit}});
            fared.mailroom = clerk->unit;
            taken += look_into(account, clerk->unit);
        } catch (const Error& error) {
            core::log::warning("intake.mail", {{"account", account.name()}, {"why", error.what()}});
            fared.word = error.key();
            fared.args = error.args();
        }
        parts_.db.write([&](Tx& tx) { parts_.ways.report(tx, fared); });
    }
    return taken;
}

int Post::look_into(const Account& account, core::UnitId mailroom) {
    Imap imap(account, password(account));
    const auto validity = imap.validity();
    auto mark = parts_.db.read([&](Tx& tx) { return parts_.ways.mark(tx, account.name()); });
    if (mark.validity != validity) mark = {validity, 0};
    for (const auto& each : parts_.db.read([&](Tx& tx) { return parts_.ways.unsettled(tx, account.name(), validity); }))
        settle(imap, account, each);
    int taken = 0;
    auto waiting = imap.after(mark.last_uid);
    if (waiting.size() > most_messages) waiting.resize(most_messages);
    for (const auto uid : waiting) {
        mark.last_uid = uid;
        const auto size = imap.size(uid);
        // An envelope of base64 makes a file a third larger.
        const auto most = parts_.bounds.file + parts_.bounds.file / 2;
        if (size < 0) continue;
        if (static_cast<std::size_t>(size) > most) {
            const auto key = "mail:" + account.name() + ":" + std::to_string(validity) + ":" + std::to_string(uid);
            parts_.db.write([&](Tx& tx) {
                refuse(tx, account, mailroom, key, "",
                       Error(Code::too_large, "intake.error.message_large", {{"most", std::to_string(most >> 20)}}));
                parts_.ways.set_mark(tx, account.name(), mark);
            });
            continue;
        }
        taken += std::max(0, take(account, mailroom, mark, imap.fetch(uid, most + 4096)));
    }
    for (const auto& each : parts_.db.read([&](Tx& tx) { return parts_.ways.unsettled(tx, account.name(), validity); }))
        settle(imap, account, each);
    return taken;
}

void Post::settle(Imap& imap, const Account& account, const Unsettled& message) {
    imap.mark_seen(message.uid);
    if (!account.done.empty()) imap.move(message.uid, account.done);
    parts_.db.write([&](Tx& tx) { parts_.ways.settle(tx, account.name(), message.message); });
}

void Post::refuse(Tx& tx, const Account& account, core::UnitId mailroom, const std::string& key,
                  const std::string& what, const Error& why) {
    parts_.ways.refuse(tx, {FaultId::make(parts_.clock.now()), mailroom, Source::mail, account.name(), key, what,
                            parts_.clock.now(), why.key(), why.args()});
}

Post::Opened Post::open(const Account& account, core::UnitId mailroom, core::ByteView raw) {
    Opened opened;
    const auto digest = core::sha256(raw).hex();
    std::optional<Message> message;
    try {
        message = read_message(raw);
        if (!message) throw Error(Code::unsupported, "intake.error.message");
    } catch (const Error& error) {
        opened.key = digest;
        opened.refused.emplace_back("", error);
        return opened;
    }
    opened.key = message->id.empty() ? digest : message->id;
    opened.from = sender_of(*message);
    const auto taken = [&](const File& file) {
        const auto key = "mail:" + account.name() + ":" + opened.key + ":" + std::to_string(opened.arrivals.size());
        try {
            opened.arrivals.push_back(
                receiving_.prepare(mailroom, {Source::mail, opened.from, message->subject, key}, file));
        } catch (const Error& error) {
            if (!told_of_file(error)) throw;
            opened.refused.emplace_back(file.name, error);
        }
    };
    for (const auto& file : message->files) taken({file.name, file.bytes});
    if (!message->files.empty()) return opened;
    if (core::text::trim(message->text).empty()) {
        opened.refused.emplace_back("", Error(Code::unsupported, message->has_html ? "intake.error.message_html"
                                                                                   : "intake.error.message_empty"));
        return opened;
    }
    const auto page = page_of({opened.from, message->subject, message->day, message->text, labels_.from,
                               labels_.subject, labels_.day},
                              parts_.clock.now(), parts_.fonts);
    taken({(message->subject.empty() ? std::string("surel") : message->subject) + ".pdf", page});
    return opened;
}

int Post::take(const Account& account, core::UnitId mailroom, const Mark& at, core::ByteView raw) {
    const auto opened = open(account, mailroom, raw);
    return parts_.db.write([&](Tx& tx) {
        const bool fresh = parts_.ways.take(tx, account.name(), opened.key, at, parts_.clock.now());
        parts_.ways.set_mark(tx, account.name(), at);
        if (!fresh) return -1;
        int taken = 0;
        for (const auto& arrival : opened.arrivals) taken += receiving_.keep(tx, context(), arrival) ? 1 : 0;
        for (std::size_t i = 0; i < opened.refused.size(); ++i) {
            const auto key = "mail:" + account.name() + ":" + opened.key + ":x" + std::to_string(i);
            const auto& [what, why] = opened.refused[i];
            auto called = what.empty() ? opened.from : what + " (" + opened.from + ")";
            refuse(tx, account, mailroom, key, called, why);
        }
        return taken;
    });
}

}  // namespace intake
