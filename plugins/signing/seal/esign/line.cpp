// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/esign/line.h"

#include "core/base/text.h"

namespace signing::esign {
namespace {

using core::Error;
using core::http::Answer;

constexpr std::size_t largest_text = 4u << 20;
constexpr std::size_t largest_file = 700u << 20;  // 512 MB in base64

// RFC 7617; wiped with the Secret.
core::Secret authorization(const Service& service) {
    std::string pair;
    pair.reserve(service.user.size() + service.password.reveal().size() + 2);
    pair.append(service.user).append(":").append(service.password.reveal());
    std::string header = "Basic " + core::base64(core::view(pair));
    core::wipe(pair);
    return core::Secret(std::move(header));
}

}  // namespace

Line::Line(const Service& service) : service_(service), base_(service.url) {
    require_usable(service);
    while (base_.ends_with('/')) base_.pop_back();
}

Answer Line::call(core::http::Call& call, Kind kind, Hidden& hidden) const {
    const core::Secret basic = authorization(service_);
    std::string& header = call.headers["Authorization"];
    header = basic.reveal();
    call.headers["Accept"] = "*/*";
    call.timeout = kind == Kind::file ? service_.signing_limit : service_.limit;
    call.max_answer = kind == Kind::file ? largest_file : largest_text;
    call.take_partial = true;
    Answer answer;
    try {
        answer = core::http::call(call);
    } catch (const Error& fault) {
        core::wipe(header);
        rethrow(fault);
    }
    core::wipe(header);
    hidden.add(service_.password.reveal());
    hidden.add(basic.reveal().substr(6));
    judge(answer, hidden);
    if (answer.status < 200 || answer.status > 299) unexpected();
    return answer;
}

Answer Line::get(const std::string& path, Kind kind, Hidden hidden) const {
    core::http::Call question;
    question.url = base_ + path;
    return call(question, kind, hidden);
}

Answer Line::post(const std::string& path, const Body& body, Kind kind, Hidden hidden) const {
    core::http::Call question;
    question.method = "POST";
    question.url = base_ + path;
    question.headers["Content-Type"] = body.type();
    question.pieces = body.pieces();
    return call(question, kind, hidden);
}

core::Json Line::ask(const std::string& path, const Body& body, Kind kind, Hidden hidden) const {
    return object_of(post(path, body, kind, std::move(hidden)));
}

core::Json object_of(const Answer& answer) {
    if (!answer.whole) throw Error(core::Code::unavailable, "signing.error.esign_cut");
    try {
        core::Json out = core::json::parse(core::chars(answer.body), answer.body.size() + 1);
        if (out.is_object()) return out;
    } catch (const Error&) {
    }
    unexpected();
}

bool looks_like_pdf(core::ByteView bytes) { return core::chars(bytes).starts_with("%PDF-"); }

}  // namespace signing::esign
