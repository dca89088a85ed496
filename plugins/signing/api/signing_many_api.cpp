// SPDX-License-Identifier: Apache-2.0
#include "signing/api/signing_many_api.h"

#include "core/http/body_secrets.h"

namespace signing::api {
namespace {

using core::Context;
using core::Json;
using core::batch::BatchId;
using core::http::Request;
using core::http::Response;

// Which of them his keeper wants is said when it is missing.
void needs(core::http::Given& given, const core::Secret& passphrase, const core::Secret& otp) {
    if (passphrase.empty() && otp.empty()) given.fault("passphrase", "signing.fault.passphrase_empty");
}

Response told(BatchId id) {
    const auto link = "/api/v1/batches/" + id.text();
    return core::http::json({{"batch", id.text()}, {"link", link}}, 202).header("Location", link);
}

std::vector<Many::Chosen> chosen_in(core::http::Given& given) {
    std::vector<Many::Chosen> chosen;
    const Json* sent = given.member("subjects");
    if (sent == nullptr) return chosen;
    if (!sent->is_array()) given.fault("subjects", "core.fault.list");
    else
        for (std::size_t i = 0; i < sent->size(); ++i) {
            const Json& each = (*sent)[i];
            std::optional<Many::Chosen> one;
            if (each.is_object())
                one = chosen_from(core::json::text(each, "subject") + "@" + core::json::text(each, "content"));
            if (one) chosen.push_back(*one);
            else given.fault("subjects." + std::to_string(i + 1), "signing.fault.seen");
        }
    return chosen;
}

}  // namespace

Response SigningManyApi::all(const Context& ctx) {
    Json items = Json::array();
    for (const auto& letter : reading_.all(ctx)) {
        Json json = {{"subject", letter.to_sign.subject},
                     {"content", letter.to_sign.content.hex()},
                     {"title", letter.card.title},
                     {"kind", letter.card.kind},
                     {"link", letter.card.link},
                     {"since", core::iso(letter.to_sign.since)},
                     {"number_held", letter.to_sign.held},
                     {"must_read", !letter.card.must_read.empty()},
                     {"opened", letter.to_sign.opened.has_value()},
                     {"consented", letter.consented}};
        if (!letter.batch.empty()) json["batch"] = letter.batch;
        items.push_back(std::move(json));
    }
    return core::http::json({{"items", items}});
}

Response SigningManyApi::consent(const Context& ctx, const Request& request) {
    auto given = core::http::Given::body(request);
    const auto seen = chosen_from(request.param("subject") + "@" + given.line("content", 100));
    if (!seen) given.fault("content", "signing.fault.seen");
    given.done();
    reading_.consent(ctx, *seen);
    return all(ctx);
}

Response SigningManyApi::withdraw(const Context& ctx, const Request& request) {
    core::http::Given::body(request).done();
    reading_.withdraw(ctx, request.param("subject"));
    return all(ctx);
}

Response SigningManyApi::sign(const Context& ctx, Request& request) {
    core::http::BodySecrets typed(request, {"passphrase", "otp"});
    const core::Secret passphrase = typed.take("passphrase");
    core::Secret otp = typed.take("otp");
    auto given = typed.rest();
    const bool nothing = passphrase.empty() && otp.empty();
    if (!nothing || !by_page(ctx)) needs(given, passphrase, otp);
    auto chosen = chosen_in(given);
    if (given.member("subjects") == nullptr)
        for (const auto& letter : reading_.all(ctx))
            if (letter.ready()) chosen.push_back({letter.to_sign.subject, letter.to_sign.content});
    if (given.faults().empty() && chosen.empty()) given.fault("subjects", "core.batch.nothing_chosen");
    given.done();
    return told(many_.begin(ctx, chosen, passphrase, std::move(otp)));
}

Response SigningManyApi::resume(const Context& ctx, Request& request) {
    const auto id = BatchId::parse(request.param("id"));
    core::http::BodySecrets typed(request, {"passphrase", "otp"});
    const core::Secret passphrase = typed.take("passphrase");
    core::Secret otp = typed.take("otp");
    auto given = typed.rest();
    const bool nothing = passphrase.empty() && otp.empty();
    if (nothing && by_page(ctx)) {
        given.done();
        const auto asked = permits_.ask(ctx, id);
        return core::http::json({{"address", asked.address}, {"keeper", asked.keeper}, {"letters", asked.letters}});
    }
    needs(given, passphrase, otp);
    given.done();
    many_.resume(ctx, id, passphrase, std::move(otp));
    return told(id);
}

}  // namespace signing::api
