// SPDX-License-Identifier: Apache-2.0
#include "core/http/message.h"

#include "core/base/error.h"
#include "core/base/text.h"

namespace core::http {
namespace {

std::string find(const std::map<std::string, std::string>& all, std::string_view name) {
    const auto found = all.find(std::string(name));
    return found == all.end() ? std::string() : found->second;
}

// RFC 6266: a plain name for old readers, then the true one in UTF-8.
std::string disposition(std::string_view file_name, bool inline_) {
    std::string plain;
    for (char c : file_name) plain += c < 0x20 || c > 0x7e || c == '"' || c == '\\' ? '_' : c;
    return std::string(inline_ ? "inline" : "attachment") + "; filename=\"" + plain +
           "\"; filename*=UTF-8''" + text::url(file_name);
}

}  // namespace

std::string Request::param(std::string_view name) const { return find(params, name); }

std::string Request::header(std::string_view name) const {
    return find(headers, text::lower(name));
}

Json Request::json() const {
    if (type != "application/json" && !type.ends_with("+json"))
        throw Error(Code::unsupported, "core.error.not_json");
    auto value = core::json::parse(body, body.size());
    if (!value.is_object()) throw Error(Code::invalid, "core.error.json_object");
    return value;
}

const Upload* Request::upload(std::string_view field) const {
    for (const auto& each : uploads)
        if (each.field == field) return &each;
    return nullptr;
}

Response& Response::forget() {
    std::erase_if(headers, [](const auto& each) { return each.first == "Cache-Control"; });
    return header("Cache-Control", "no-store");
}

Response html(std::string body, int status) {
    Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

Response json(const Json& value, int status) {
    Response response;
    response.status = status;
    response.type = "application/json";
    response.body = core::json::write(value);
    return response;
}

Response text(std::string body, std::string type) {
    Response response;
    response.type = std::move(type);
    response.body = std::move(body);
    return response;
}

Response bytes(Bytes content, std::string type, std::string file_name, bool inline_) {
    Response response;
    response.type = std::move(type);
    response.body.assign(chars(content));   // by iterators of another sign the standard library makes a third copy
    if (!file_name.empty())
        response.header("Content-Disposition", disposition(file_name, inline_));
    else if (!inline_)
        response.header("Content-Disposition", "attachment");
    return response;
}

std::string local_path(const std::string& wish, std::string_view otherwise) {
    const bool ours = !wish.empty() && wish[0] == '/' && !wish.starts_with("//") &&
                      wish.find_first_of("\\\r\n") == std::string::npos;
    return ours ? wish : std::string(otherwise);
}

Response see_other(std::string where, std::string_view flash, std::string_view kind) {
    Response response;
    response.status = 303;
    response.type.clear();
    response.header("Location", std::move(where));
    // A note to the site, which keeps it for the next page and takes the header off.
    if (!flash.empty())
        response.header("Naskah-Flash", std::string(kind) + " " + std::string(flash));
    return response;
}

Response no_content() {
    Response response;
    response.status = 204;
    response.type.clear();
    return response;
}

}  // namespace core::http
