// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/attaching.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/docx/docx.h"
#include "core/jobs/jobs.h"
#include "core/log/log.h"
#include "core/pdf/read.h"
#include "incoming/service/acts.h"

namespace incoming {

using core::db::Tx;

namespace {

constexpr int portion = 20;
constexpr std::size_t most_text = 1u << 18;   // of one attachment; what is beyond is not found

// The words of a file; "" of one without, or of which none can be read: it is kept and opened all the same.
std::string words_of(const Attached& one, core::ByteView bytes) {
    try {
        std::string text;
        if (one.media == "application/pdf") text = core::pdf::text(bytes);
        else if (one.media == "text/plain") text = core::chars(bytes);
        else if (one.name.ends_with(".docx") || one.name.ends_with(".DOCX")) text = core::docx::survey(bytes).text;
        if (const auto cut = text.rfind(' ', most_text); text.size() > most_text) text.resize(cut == std::string::npos ? 0 : cut);
        std::replace(text.begin(), text.end(), '\0', ' ');   // of fonts that map signs to nothing
        return core::text::valid_utf8(text) ? text : std::string();
    } catch (const std::exception&) {
        return {};
    }
}

void ask(Tx& tx, core::Instant now) {
    core::jobs::add(tx, now, Attaching::job, core::Json::object(), {.key = std::string(Attaching::job)});
}

}  // namespace

void attach(Tx& tx, Parts& parts, core::Instant now, IncomingId id, const std::vector<Attached>& attachments) {
    if (attachments.empty()) return;
    parts.attachments.add(tx, id, attachments);
    ask(tx, now);
}

void Attaching::begin() {
    parts_.db.write([&](Tx& tx) {
        if (!parts_.attachments.unread(tx, 1).empty()) ask(tx, parts_.clock.now());
    });
}

void Attaching::read() {
    const auto unread = parts_.db.read([&](Tx& tx) { return parts_.attachments.unread(tx, portion); });
    for (const auto& each : unread) {
        std::string text;
        try {
            text = words_of(each.file, parts_.blobs.get(each.file.bytes));
        } catch (const std::exception& error) {
            core::log::warning("incoming.attachment_unread", {{"letter", each.entry.text()}, {"reason", error.what()}});
        }
        parts_.db.write([&](Tx& tx) {
            parts_.entries.hold(tx, each.entry);   // whoever changes its class meanwhile comes before or after
            parts_.attachments.keep_text(tx, each.entry, each.place, text);
            if (text.empty()) return;
            index(tx, parts_, parts_.entries.get(tx, each.entry), parts_.branches.of(tx, each.entry));
        });
    }
    if (static_cast<int>(unread.size()) == portion) begin();
}

}  // namespace incoming
