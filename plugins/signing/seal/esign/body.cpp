// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/esign/body.h"

#include <algorithm>

namespace signing::esign {
namespace {

bool needs_escape(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

// As the inside of a JSON string (RFC 8259 section 7). The text is grown once, so that no part of it
// is left behind by a longer one.
core::Secret escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() * 6 + 16);
    static constexpr char digits[] = "0123456789abcdef";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20) {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            if (needs_escape(c)) out += '\\';
            out += c;
        }
    }
    return core::Secret(std::move(out));
}

std::string random_boundary() { return "naskah-" + core::hex(core::random_bytes(16)); }

}  // namespace

void Body::add(std::string text) {
    texts_.push_back(std::move(text));
    pieces_.push_back(core::view(texts_.back()));
}

void Body::see(core::ByteView bytes) {
    if (!bytes.empty()) pieces_.push_back(bytes);
}

void Body::keep(core::Secret secret) {
    secrets_.push_back(std::move(secret));
    see(core::view(secrets_.back().reveal()));
}

Form::Form()
    : boundary_(random_boundary()), body_("multipart/form-data; boundary=" + boundary_) {}

void Form::open(std::string_view name, std::string_view more) {
    body_.add("--" + boundary_ + "\r\nContent-Disposition: form-data; name=\"" + std::string(name) +
              "\"" + std::string(more) + "\r\n\r\n");
}

void Form::text(std::string_view name, std::string_view value) {
    open(name, "");
    body_.add(std::string(value) + "\r\n");
}

void Form::secret(std::string_view name, const core::Secret& value) {
    open(name, "");
    body_.see(core::view(value.reveal()));
    body_.add("\r\n");
}

void Form::file(std::string_view name, std::string_view file_name, std::string_view type,
                core::ByteView bytes) {
    open(name, "; filename=\"" + std::string(file_name) + "\"\r\nContent-Type: " + std::string(type));
    body_.see(bytes);
    body_.add("\r\n");
}

const Body& Form::finish() {
    body_.add("--" + boundary_ + "--\r\n");
    return body_;
}

JsonBody::JsonBody(const core::Json& open, const std::vector<SecretMember>& secrets,
                   const std::vector<core::ByteView>* files)
    : body_("application/json") {
    std::string text = core::json::write(open);
    text.pop_back();
    const char* comma = open.empty() ? "" : ",";
    for (const SecretMember& one : secrets) {
        body_.add(std::exchange(text, {}) + comma + "\"" + one.name + "\":\"");
        const std::string_view value = one.value->reveal();
        if (std::any_of(value.begin(), value.end(), needs_escape))
            body_.keep(escaped(value));
        else
            body_.see(core::view(value));
        text = "\"";
        comma = ",";
    }
    body_.add(std::move(text));
    if (files != nullptr) {
        body_.add(std::string(comma) + "\"file\":[");
        for (std::size_t i = 0; i < files->size(); ++i) {
            body_.add(i == 0 ? "\"" : "\",\"");
            body_.add(core::base64((*files)[i]));
        }
        body_.add(files->empty() ? "]" : "\"]");
    }
    body_.add("}");
}

}  // namespace signing::esign
