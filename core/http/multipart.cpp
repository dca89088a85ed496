// SPDX-License-Identifier: Apache-2.0
#include "core/http/multipart.h"

#include <magic.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/http/fields.h"

namespace core::http {
namespace {

bool boundary_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
}

// Parameters of a header value: ; name=token or ; name="quoted". Browsers escape a quote in a
// quoted text as %22 or as \".
std::optional<std::string> parameter(std::string_view value, std::string_view wanted) {
    std::size_t at = value.find(';');
    while (at != std::string_view::npos && at < value.size()) {
        at = value.find_first_not_of("; \t", at);
        if (at == std::string_view::npos) return std::nullopt;
        const auto equals = value.find('=', at);
        if (equals == std::string_view::npos) return std::nullopt;
        const auto name = text::lower(text::trim(value.substr(at, equals - at)));
        std::string found;
        at = equals + 1;
        if (at < value.size() && value[at] == '"') {
            for (++at; at < value.size() && value[at] != '"'; ++at) {
                const bool escape = value[at] == '\\' && at + 1 < value.size() &&
                                    (value[at + 1] == '"' || value[at + 1] == '\\');
                found += value[escape ? ++at : at];
            }
            if (at == value.size()) return std::nullopt;
            ++at;
        } else {
            const auto end = std::min(value.find(';', at), value.size());
            found = text::trim(value.substr(at, end - at));
            at = end;
        }
        if (name == wanted) return found;
        at = value.find(';', at);
    }
    return std::nullopt;
}

struct PartHead {
    std::string name;
    std::optional<std::string> file_name;
};

// "" or the fault.
std::string_view read_part_head(std::string_view head, PartHead& part) {
    bool named = false;
    for (const auto& line : text::split(head, '\n')) {
        if (!line.ends_with('\r')) return "bare line feed in a part";
        const auto field = std::string_view(line).substr(0, line.size() - 1);
        const auto colon = field.find(':');
        if (colon == std::string_view::npos) return "part header";
        const auto name = text::lower(field.substr(0, colon));
        const auto value = text::trim(field.substr(colon + 1));
        if (name == "content-transfer-encoding") {
            const auto how = text::lower(value);
            if (how != "binary" && how != "8bit" && how != "7bit")
                return "transfer encoding of a part";
        }
        if (name != "content-disposition") continue;
        if (named || text::lower(value.substr(0, value.find(';'))) != "form-data")
            return "part disposition";
        auto field_name = parameter(value, "name");
        if (!field_name || !good_text(*field_name)) return "part name";
        part.name = text::replace(*field_name, "%22", "\"");
        part.file_name = parameter(value, "filename");
        named = true;
    }
    return named ? "" : "part disposition";
}

// Where the bytes of each upload stand in the body.
using Places = std::vector<std::string_view>;

std::string_view take_part(std::string_view part, Parts& parts, Places& places) {
    const auto end = part.find("\r\n\r\n");
    if (end == std::string_view::npos || end > max_part_head) return "part header";
    PartHead head;
    // With the line end of the last header, so that each line is closed.
    const auto lines = part.substr(0, end + 1);
    if (const auto fault = read_part_head(lines, head); !fault.empty()) return fault;
    const auto content = part.substr(end + 4);
    if (!head.file_name) {
        if (!good_text(content)) {
            parts.bad_field = text::head(head.name, 60);
            return "field is not text";
        }
        parts.fields.add(std::move(head.name), std::string(content));
    } else if (!head.file_name->empty() || !content.empty()) {
        // An empty file control sends an empty name and nothing.
        parts.uploads.push_back({std::move(head.name), clean_file_name(*head.file_name), {}, {}});
        places.push_back(content);
    }
    return "";
}

Parts divide(std::string_view body, std::string_view boundary, Places& places) {
    Parts parts;
    const auto fault = [&](std::string_view why) {
        Parts none;
        none.fault = why;
        none.bad_field = std::move(parts.bad_field);
        return none;
    };
    if (boundary.empty()) return fault("boundary");
    const std::string first = "--" + std::string(boundary);
    const std::string between = "\r\n" + first;
    if (!body.starts_with(first)) return fault("no boundary at the beginning");
    body.remove_prefix(first.size());
    for (std::size_t count = 0;; ++count) {
        if (body == "--" || body == "--\r\n") return parts;
        if (count == max_parts) return fault("too many parts");
        if (!body.starts_with("\r\n")) return fault("boundary line");
        body.remove_prefix(2);
        const auto end = body.find(between);
        if (end == std::string_view::npos) return fault("no boundary at the end");
        if (const auto why = take_part(body.substr(0, end), parts, places); !why.empty()) return fault(why);
        body.remove_prefix(end + between.size());
    }
}

// The largest, where it is most of the body, last and in its place; of the others copies are made.
void fill(std::vector<Upload>& uploads, const Places& places, Bytes& body) {
    const auto most = std::max_element(places.begin(), places.end(),
                                       [](const auto& a, const auto& b) { return a.size() < b.size(); });
    for (std::size_t at = 0; at < uploads.size(); ++at) {
        const auto some = core::view(places[at]);
        const bool stays = most->size() > body.size() / 2 && &places[at] == &*most;
        if (!stays) uploads[at].bytes.assign(some.begin(), some.end());
    }
    if (places.empty() || most->size() <= body.size() / 2) return;
    const auto size = most->size();
    std::memmove(body.data(), most->data(), size);
    ::explicit_bzero(body.data() + size, body.size() - size);
    body.resize(size);
    uploads[static_cast<std::size_t>(most - places.begin())].bytes = std::move(body);
}

}  // namespace

std::string boundary_of(std::string_view content_type) {
    const auto boundary = parameter(content_type, "boundary").value_or("");
    const bool good = !boundary.empty() && boundary.size() <= 70 && boundary.back() != ' ' &&
                      std::all_of(boundary.begin(), boundary.end(), boundary_character);
    return good ? boundary : std::string();
}

Parts parse_multipart(Bytes body, std::string_view boundary) {
    Places places;
    auto parts = divide(core::chars(body), boundary, places);
    if (parts.fault.empty()) fill(parts.uploads, places, body);
    wipe(body);
    return parts;
}

std::string clean_file_name(std::string_view name) {
    const auto slash = name.find_last_of("/\\");
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    std::string clean = text::replace(std::string(name), "%22", "'");
    std::erase_if(clean, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (!text::valid_utf8(clean))
        std::replace_if(
            clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7f; },
            '_');
    clean = text::trim(text::head(clean, 200));
    return clean.empty() || clean == "." || clean == ".." ? "file" : clean;
}

void name_types(std::vector<Upload>& uploads) {
    if (uploads.empty()) return;
    const std::unique_ptr<magic_set, decltype(&magic_close)> magic(magic_open(MAGIC_MIME_TYPE),
                                                                   &magic_close);
    const bool ready = magic && magic_load(magic.get(), nullptr) == 0;
    for (auto& upload : uploads) {
        const char* type =
            ready ? magic_buffer(magic.get(), upload.bytes.data(), upload.bytes.size()) : nullptr;
        upload.type = type ? type : "application/octet-stream";
    }
}

}  // namespace core::http
