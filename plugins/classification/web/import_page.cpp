// SPDX-License-Identifier: Apache-2.0
#include "classification/web/import_page.h"

#include <algorithm>
#include <map>

#include "classification/service/editions.h"
#include "classification/web/finding_words.h"
#include "core/http/given.h"

namespace classification::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

constexpr std::size_t most_taken = 20, most_of_a_reason = 5;   // rows shown; all of them stand in the edition afterwards

struct Sent {
    Kind kind = Kind::scheme;
    Edition edition;
    const core::http::Upload* file = nullptr;   // of the request
};

Sent sent_from(const Request& request) {
    core::http::Given given(request.form);
    Sent sent;
    sent.kind = given.one_of("kind", all_kinds, [](Kind each) { return name(each); }).value_or(Kind::scheme);
    sent.edition = {given.line("edition", 200), given.date("effective_from"), given.line("provisional", longest_basis),
                    given.line("reason", longest_basis)};
    if (sent.edition.name.empty()) given.fault("edition", "classification.fault.edition");
    sent.file = request.upload("file");
    if (sent.file == nullptr || sent.file->bytes.empty()) given.fault("file", "classification.error.file");
    given.done();
    return sent;
}

// By what is wrong, the most frequent first: a table of another agency has one fault a thousand times.
void show_findings(Data& data, const std::vector<Finding>& findings, const core::words::Catalog& words) {
    if (findings.empty()) return;
    std::map<Reason, std::vector<const Finding*>> by_reason;
    for (const auto& each : findings) by_reason[each.reason].push_back(&each);
    std::vector<std::pair<Reason, std::vector<const Finding*>>> groups(by_reason.begin(), by_reason.end());
    std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
    auto& all = data.add("FINDINGS");
    for (const auto& [reason, rows] : groups) {
        auto& group = all.add("GROUP");
        group.set("REASON", words.say("classification.reason." + std::string(name(reason))))
            .set("COUNT", words.number(static_cast<std::int64_t>(rows.size())));
        for (std::size_t at = 0; at < std::min(rows.size(), most_of_a_reason); ++at) {
            auto& row = group.add("FINDING");
            row.set("LINE", std::int64_t{rows[at]->line}).set("CODE", rows[at]->code).set("CELLS", cells_of(*rows[at]));
            if (!rows[at]->present.empty()) row.add("PRESENT").set("LABEL", present_label(*rows[at], words)).set("TEXT", rows[at]->present);
        }
        if (rows.size() > most_of_a_reason)
            group.add("LEFT").set("COUNT", words.number(static_cast<std::int64_t>(rows.size() - most_of_a_reason)));
    }
}

void show_outcome(Data& data, const Outcome& outcome, const core::words::Catalog& words) {
    data.add("RESULT").set("TEXT", words.say("classification.import.would", {{"added", words.number(outcome.added)},
                                                                             {"same", words.number(outcome.same)},
                                                                             {"review", words.number(outcome.review)}}));
    const auto unknown = std::count_if(outcome.findings.begin(), outcome.findings.end(),
                                       [](const auto& each) { return each.reason == Reason::code_unknown; });
    if (2 * unknown > outcome.added + outcome.same + static_cast<std::ptrdiff_t>(outcome.findings.size())) data.show("OTHER_SCHEME");
    if (!outcome.taken.empty()) {
        auto& table = data.add("TAKEN");
        for (std::size_t at = 0; at < std::min(outcome.taken.size(), most_taken); ++at)
            table.add("ROW").set("CODE", outcome.taken[at].subject).set("TEXT", outcome.taken[at].words);
        if (outcome.taken.size() > most_taken)
            table.add("LEFT").set("COUNT", words.number(static_cast<std::int64_t>(outcome.taken.size() - most_taken)));
    }
    show_findings(data, outcome.findings, words);
}

}  // namespace

Response ImportPage::upload_form(const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("classification.import.title"));
    auto& upload = data.add("UPLOAD");
    upload.set("EDITION_TYPED", request.form.get("edition")).set("EFFECTIVE_TYPED", request.form.get("effective_from"));
    upload.set("PROVISIONAL_TYPED", request.form.get("provisional")).set("REASON_TYPED", request.form.get("reason"));
    for (const auto kind : all_kinds)
        upload.add("KIND")
            .set("VALUE", std::string(name(kind)))
            .set("LABEL", words.say("classification.kind." + std::string(name(kind))))
            .set("HELP", words.say("classification.import.help." + std::string(name(kind))))
            .show_if(request.form.has("kind") ? request.form.get("kind") == name(kind) : kind == Kind::scheme, "CHOSEN");
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "classification/import", std::move(data),
                        faults.empty() ? 200 : core::http::fault_status);
}

Response ImportPage::form(const Context& ctx, Request& request) { return upload_form(ctx, request, {}); }

Response ImportPage::send(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    try {
        const auto sent = sent_from(request);
        const auto shown = import_.propose(ctx, sent.file->file_name, sent.file->bytes, sent.edition, sent.kind);
        Data data;
        data.set("PAGE_TITLE", words.say("classification.import.title"));
        show_outcome(data, shown.outcome, words);
        if (!shown.id.empty()) {
            data.add("CONFIRM").set("ID", shown.id).set("EDITION", sent.edition.name);
            if (!sent.edition.provisional.empty()) data.add("SERVES_NEXT").set("REASON", sent.edition.provisional);
        } else data.show("NOTHING_NEW");
        return book_.render(ctx, request, "classification/import", std::move(data));
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid) throw;
        return upload_form(ctx, request, error.faults().empty() ? error.of("file").faults() : error.faults());
    }
}

Response ImportPage::confirm(const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    const auto id = given.line("id", 100);
    given.done();
    const auto outcome = import_.confirm(ctx, id);
    if (outcome.review == 0) return core::http::see_other("/classification", "classification.flash.imported");
    return core::http::see_other("/classification/review?kind=" + std::string(name(outcome.findings.front().kind)),
                                 "classification.flash.imported");
}

}  // namespace classification::web
