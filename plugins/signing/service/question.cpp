// SPDX-License-Identifier: Apache-2.0
#include "signing/service/question.h"

#include <charconv>

namespace signing {
namespace {

using core::Bytes;
using core::Json;

constexpr std::size_t tail = 8;
constexpr std::size_t most_json = 64u << 20;

Json encoded(const std::vector<Bytes>& list) {
    Json out = Json::array();
    for (const Bytes& one : list) out.push_back(core::base64(one));
    return out;
}

Bytes bytes_of(const Json& text) { return core::unbase64(text.get_ref<const std::string&>()); }

std::vector<Bytes> decoded(const Json& list) {
    std::vector<Bytes> out;
    for (const Json& one : list) out.push_back(bytes_of(one));
    return out;
}

Json to_json(const check::Anchor& anchor) {
    Json out{{"certificate", core::base64(anchor.certificate)},
             {"from", anchor.from.ms},
             {"until", anchor.until.ms},
             {"demo", anchor.demo},
             {"keep_old_timestamps", anchor.keep_old_timestamps},
             {"revocation_if_known", anchor.revocation_if_known}};
    if (anchor.only) out["only"] = *anchor.only == check::Use::signature ? "signature" : "timestamp";
    return out;
}

check::Anchor anchor_of(const Json& json) {
    check::Anchor out{bytes_of(json.at("certificate")),
                      {json.at("from").get<std::int64_t>()},
                      {json.at("until").get<std::int64_t>()},
                      json.at("demo").get<bool>(),
                      {}};
    out.keep_old_timestamps = json.at("keep_old_timestamps").get<bool>();
    out.revocation_if_known = json.at("revocation_if_known").get<bool>();
    const std::string only = core::json::text(json, "only");
    if (!only.empty()) out.only = only == "signature" ? check::Use::signature : check::Use::timestamp;
    return out;
}

}  // namespace

Json to_json(const Question& question) {
    const check::Anchors& anchors = question.anchors;
    Json list = Json::array();
    for (const check::Anchor& one : anchors.list) list.push_back(to_json(one));
    return {{"anchors", std::move(list)},
            {"intermediates", encoded(anchors.intermediates)},
            {"crls", encoded(anchors.crls)},
            {"fetched",
             {{"certificates", encoded(anchors.fetched.certificates)},
              {"crls", encoded(anchors.fetched.crls)},
              {"ocsps", encoded(anchors.fetched.ocsps)}}},
            {"seen", anchors.seen ? Json(anchors.seen->ms) : Json(nullptr)},
            {"require_revocation", static_cast<int>(anchors.require_revocation)},
            {"keep_old_timestamps", anchors.keep_old_timestamps},
            {"at", question.at.ms},
            {"second_look", question.second_look}};
}

Question question_of(const Json& json) {
    Question out;
    check::Anchors& anchors = out.anchors;
    for (const Json& one : json.at("anchors")) anchors.list.push_back(anchor_of(one));
    anchors.intermediates = decoded(json.at("intermediates"));
    anchors.crls = decoded(json.at("crls"));
    const Json& fetched = json.at("fetched");
    anchors.fetched = {decoded(fetched.at("certificates")), decoded(fetched.at("crls")),
                       decoded(fetched.at("ocsps"))};
    if (json.at("seen").is_number()) anchors.seen = core::Instant{json.at("seen").get<std::int64_t>()};
    const int required = json.at("require_revocation").get<int>();
    if (required < 0 || required > 2) throw core::Error(core::Code::invalid, "core.error.invalid");
    anchors.require_revocation = static_cast<check::Anchors::Asked>(required);
    anchors.keep_old_timestamps = json.at("keep_old_timestamps").get<bool>();
    out.at = {json.at("at").get<std::int64_t>()};
    out.second_look = json.at("second_look").get<bool>();
    return out;
}

Json answer_of(const check::Report& report) {
    Json wanted = Json::array();
    for (const check::Wanted& one : report.wanted)
        wanted.push_back({{"certificate", core::base64(one.certificate)}, {"issuer", core::base64(one.issuer)}});
    return {{"report", check::to_json(report)}, {"wanted", std::move(wanted)}};
}

Judgement judgement_of(Json json) {
    Judgement out;
    for (const Json& one : json.at("wanted"))
        out.wanted.push_back({bytes_of(one.at("certificate")), bytes_of(one.at("issuer"))});
    out.report = std::move(json.at("report"));
    return out;
}

Bytes packed(const Question& question) {
    const std::string text = to_json(question).dump();
    if (text.size() > most_json) throw core::Error(core::Code::too_large, "signing.error.pdf_too_large");
    std::string size = std::to_string(text.size());
    size.insert(0, tail - size.size(), '0');
    Bytes out(text.begin(), text.end());
    out.insert(out.end(), size.begin(), size.end());
    return out;
}

Unpacked unpacked(core::ByteView all) {
    const std::string_view text = core::chars(all);
    std::size_t size = 0;
    if (text.size() >= tail) std::from_chars(text.data() + text.size() - tail, text.data() + text.size(), size);
    if (size == 0 || size > text.size() - tail) throw std::runtime_error("no question");
    const std::size_t at = text.size() - tail - size;
    return {all.first(at), question_of(core::json::parse(text.substr(at, size), most_json))};
}

}  // namespace signing
