// SPDX-License-Identifier: Apache-2.0
#include "core/http/body.h"

#include <algorithm>
#include <charconv>

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/http/fields.h"
#include "core/http/multipart.h"

namespace core::http {
namespace {

constexpr std::size_t max_size_line = 128;
constexpr std::size_t first_room = 64u << 10;
constexpr std::string_view form_type = "multipart/form-data";

bool json_type(std::string_view type) {
    return type == "application/json" || type.ends_with("+json");
}

std::string type_in(const Head& head) {
    const auto sent = head.headers.find("content-type");
    if (sent == head.headers.end()) return {};
    return text::lower(text::trim(sent->second.substr(0, sent->second.find(';'))));
}

// Memory is given as bytes arrive: a promised length costs the client nothing. Beyond the first room all that was
// promised is set aside at once, which takes no memory before it is written to, and nothing is moved, and so held
// twice, while it grows.
template <class Buffer>
void make_room(Buffer& buffer, std::size_t more, std::uint64_t whole) {
    const auto wanted = buffer.size() + more;
    if (wanted <= buffer.capacity()) return;
    if (wanted <= first_room) buffer.reserve(whole == 0 ? first_room : std::min<std::size_t>(whole, first_room));
    else if (whole > 0) buffer.reserve(whole);
}

void take_form(Request& request, Bytes body) {
    auto parts = parse_multipart(std::move(body), boundary_of(request.header("content-type")));
    if (!parts.bad_field.empty())
        request.fault = Error("core.error.invalid", {Fault{parts.bad_field, "core.fault.utf8", {}}});
    else if (!parts.fault.empty())
        request.fault = Error(Code::invalid, "core.error.multipart", {{"why", std::string(parts.fault)}});
    request.form = std::move(parts.fields);
    request.uploads = std::move(parts.uploads);
    name_types(request.uploads);
}

}  // namespace

BodyReader::BodyReader(const Head& head, std::size_t limit) : limit_(limit), form_data_(type_in(head) == form_type) {
    if (head.chunked) {
        state_ = State::size_line;
    } else if (head.length.value_or(0) > limit) {
        refuse(413, "body too large");
    } else if (head.length.value_or(0) > 0) {
        state_ = State::fixed;
        left_ = whole_ = *head.length;
    }
}

BodyReader::~BodyReader() {
    wipe(body_);
    wipe(bytes_);
}

void BodyReader::keep(std::string_view piece) {
    read_ += piece.size();
    if (!form_data_) {
        make_room(body_, piece.size(), whole_);
        body_.append(piece);
        return;
    }
    make_room(bytes_, piece.size(), whole_);
    const auto some = core::view(piece);
    bytes_.insert(bytes_.end(), some.begin(), some.end());
}

std::size_t BodyReader::feed(std::string_view piece) {
    std::size_t used = 0;
    while (!done() && !refusal_ && used < piece.size()) {
        const auto rest = piece.substr(used);
        switch (state_) {
            case State::fixed:
                used += feed_fixed(rest, State::done);
                break;
            case State::data:
                used += feed_fixed(rest, State::data_end);
                break;
            case State::size_line:
            case State::data_end:
            case State::last_line:
                used += feed_line(rest);
                break;
            case State::done:
                break;
        }
    }
    return used;
}

std::size_t BodyReader::feed_fixed(std::string_view piece, State next) {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, piece.size()));
    keep(piece.substr(0, count));
    left_ -= count;
    if (left_ == 0) state_ = next;
    return count;
}

std::size_t BodyReader::feed_line(std::string_view piece) {
    const auto end = piece.find('\n');
    const auto count = end == std::string_view::npos ? piece.size() : end + 1;
    if (line_.size() + count > max_size_line) {
        refuse(400, "chunk line too long");
        return count;
    }
    line_.append(piece.substr(0, count));
    if (end == std::string_view::npos) return count;
    if (!line_.ends_with("\r\n")) {
        refuse(400, "bare line feed");
        return count;
    }
    line_.resize(line_.size() - 2);
    end_of_line();
    line_.clear();
    return count;
}

// RFC 9112 section 7.1. Chunk extensions and trailers, of which none has a meaning here, are
// refused: both have served to hide requests.
void BodyReader::end_of_line() {
    if (state_ == State::data_end || state_ == State::last_line) {
        if (!line_.empty())
            refuse(400, state_ == State::data_end ? "chunk longer than its size" : "trailer");
        else
            state_ = state_ == State::data_end ? State::size_line : State::done;
        return;
    }
    std::uint64_t size = 0;
    const auto [end, fault] = std::from_chars(line_.data(), line_.data() + line_.size(), size, 16);
    // from_chars takes no sign for unsigned numbers and no "0x".
    if (line_.empty() || line_.size() > 8 || fault != std::errc() ||
        end != line_.data() + line_.size() || line_.front() == '-')
        return refuse(400, "chunk size");
    if (size > limit_ - read_) return refuse(413, "body too large");
    left_ = size;
    state_ = size == 0 ? State::last_line : State::data;
}

std::optional<Refusal> accepts(const Request& request, const Head& head, const Limits& limits) {
    if (!head.has_body() || json_type(request.type)) return std::nullopt;
    const bool api = request.path.starts_with("/api/");
    const bool plain_form = request.type == "application/x-www-form-urlencoded";
    if (plain_form && !api) return std::nullopt;
    if (limits.uploads && request.type == form_type) return std::nullopt;
    // Questions of RFC 6960 and RFC 3161 are sent as they are; no foreign page can send them.
    const bool question = request.type == "application/ocsp-request" || request.type == "application/timestamp-query";
    if (limits.uploads && question) return std::nullopt;
    if (limits.uploads && api && !plain_form && !request.type.empty()) return std::nullopt;
    return Refusal{415, "type not taken here"};
}

void take_body(Request& request, BodyReader& reader) {
    if (reader.form_data()) return take_form(request, reader.take_bytes());
    request.body = reader.take();
    if (request.type != "application/x-www-form-urlencoded") return;
    try {
        request.form = parse_urlencoded(request.body);
    } catch (const Error& error) {
        request.fault = error;
    }
    wipe(request.body);
}

}  // namespace core::http
