// SPDX-License-Identifier: Apache-2.0
#include "archive/web/open_page.h"

#include "archive/input/fields.h"
#include "archive/service/asking.h"
#include "archive/service/wording.h"
#include "core/base/text.h"

namespace archive::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

void show_typed(Data& data, const core::http::Fields& given) {
    data.set("NEW_PLACE", given.get("place"))
        .set("PERSON", given.get("person"))
        .set("NIP", given.get("nip"))
        .set("REGISTER", given.get("register"))
        .show_if(!(given.get("person") + given.get("nip") + given.get("register")).empty(), "PERSON_TOLD");
}

void show_used(Data& data, const std::vector<classification::Code>& used, const std::string& page) {
    for (const auto& code : used)
        data.add("USED").set("CODE", code.code).set("NAME", code.name).set("URL", page + "code_words=" + core::text::url(code.code));
    data.show_if(!used.empty(), "HAS_USED");
}

void show_heads(Data& data, const CodeChoice& found, const std::string& page) {
    const auto url = [&](const std::string& code) { return page + "code_under=" + core::text::url(code); };
    for (const auto& code : found.above)
        data.add("UNDER").set("CODE", code.code).set("NAME", code.name).set("URL", url(code.code));
    for (const auto& code : found.heads)
        data.add("HEAD").set("CODE", code.code).set("NAME", code.name).set("URL", url(code.code));
    data.set("BROWSE_URL", url("")).show_if(!found.above.empty(), "HAS_UNDER").show_if(!found.heads.empty(), "HAS_HEADS");
}

std::optional<std::string> looked_into(const core::http::Fields& given) {
    // Words typed since then are what is meant.
    if (!given.has("code_under") || !given.get("code_words").empty()) return std::nullopt;
    return given.get("code_under");
}

Response OpenPage::form(const Context& ctx, Request& request) { return show(ctx, request, request.query, {}); }

Response OpenPage::show(const Context& ctx, Request& request, const core::http::Fields& given,
                        const std::vector<core::Fault>& faults) {
    ensure_files(ctx);
    const auto& words = words_.in(ctx.language);
    const auto sought = given.get("code_words"), chosen = given.get("code"), access = given.get("access");
    Data data;
    data.set("PAGE_TITLE", words.say("archive.file.new"))
        .set("QUERY_WORDS", sought)
        .set("NEW_TITLE", given.get("title"))
        .set("REVIEW_TYPED", given.get("review"));
    show_typed(data, given);
    const auto under = looked_into(given);
    const auto found = cabinet_.choose_codes(ctx, sought.empty() ? chosen : sought, under);
    const auto& codes = found.leaves;
    show_heads(data, found, "/archive/open?");
    if (under) data.add("LOOKED_INTO").set("CODE_UNDER", *under);
    for (const auto& code : codes)
        data.add("CODE_ROW")
            .set("CODE", code.code)
            .set("NAME", code.name)
            .show_if(chosen.empty() ? codes.size() == 1 : code.code == chosen, "CHOSEN");
    show_used(data, cabinet_.used_codes(ctx), "/archive/open?");
    for (const auto each : classification::all_access)
        data.add("ACCESS_CHOICE")
            .set("VALUE", std::string(classification::name(each)))
            .set("LABEL", wording::access(each, words))
            .show_if(access == classification::name(each), "CHOSEN");
    data.show(codes.empty() ? "NO_CODES" : "HAS_CODES").show_if(!sought.empty() && codes.empty() && found.heads.empty(), "NO_CODE_FOUND");
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "archive/open", std::move(data),
                        faults.empty() ? 200 : core::http::fault_status);
}

Response OpenPage::open(const Context& ctx, Request& request) {
    try {
        core::http::Given given(request.form);
        const auto opening = input::opening_from(given);
        given.done();
        const auto id = cabinet_.open(ctx, opening);
        return core::http::see_other("/archive/dossiers/" + id.text(), "archive.flash.opened");
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return show(ctx, request, request.form, error.faults());
    }
}

}  // namespace archive::web
