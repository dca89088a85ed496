// SPDX-License-Identifier: Apache-2.0
#include "core/http/writer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "core/base/text.h"

namespace core::http {
namespace {

constexpr std::size_t worth_packing = 1024;
constexpr std::size_t sent_with_head = 256u << 10;   // larger bodies are not copied behind it
constexpr std::uint64_t largest_packed_file = 2u << 20;

std::string_view reason(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 411:
            return "Length Required";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 502:
            return "Bad Gateway";
        case 503:
            return "Service Unavailable";
        default:
            return "Status";
    }
}

// RFC 9110 section 5.6.7; strftime would follow the locale.
std::string date() {
    constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::string(days[static_cast<std::size_t>(parts.tm_wday)]) + ", " + two(parts.tm_mday) +
           " " + months[static_cast<std::size_t>(parts.tm_mon)] + " " +
           std::to_string(parts.tm_year + 1900) + " " + two(parts.tm_hour) + ":" +
           two(parts.tm_min) + ":" + two(parts.tm_sec) + " GMT";
}

std::string clean(std::string value) {
    for (char& c : value)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return value;
}

bool packs_well(std::string_view type) {
    return type.starts_with("text/") || type.starts_with("application/json") ||
           type.starts_with("application/problem+json") ||
           type.starts_with("application/javascript") || type.starts_with("image/svg+xml") ||
           type.starts_with("application/manifest+json");
}

std::optional<std::string> packed(std::string_view body) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;
    if (deflateInit2(&stream, 5, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return std::nullopt;
    std::string out(deflateBound(&stream, body.size()), '\0');
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int end = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (end != Z_STREAM_END) return std::nullopt;
    return out;
}

bool read_whole(const Descriptor& file, std::uint64_t size, std::string& body) {
    body.resize(size);
    for (std::size_t at = 0; at < size;) {
        const ssize_t count =
            ::pread(file.get(), body.data() + at, size - at, static_cast<off_t>(at));
        if (count <= 0) return false;
        at += static_cast<std::size_t>(count);
    }
    return true;
}

bool open_file(const Response& response, Outgoing& out) {
    out.file = Descriptor(::open(response.file->c_str(), O_RDONLY | O_CLOEXEC));
    struct stat about {};
    if (!out.file.open() || ::fstat(out.file.get(), &about) != 0 || !S_ISREG(about.st_mode))
        return false;
    out.file_size = static_cast<std::uint64_t>(about.st_size);
    return true;
}

bool names(const Response& response, std::string_view wanted) {
    for (const auto& [name, value] : response.headers)
        if (text::lower(name) == wanted) return true;
    return false;
}

// Packs the body in place when that is asked for and worth it.
void pack(Response& response, Outgoing& out, const Manner& manner) {
    if (response.live || !packs_well(response.type) || names(response, "content-encoding") || response.status == 206)
        return;
    const std::uint64_t size = out.file.open() ? out.file_size : response.body.size();
    if (size < worth_packing || (out.file.open() && size > largest_packed_file)) return;
    response.header("Vary", "Accept-Encoding");
    if (!manner.gzip) return;
    if (out.file.open() && !read_whole(out.file, size, response.body)) {
        response.body.clear();
        return;
    }
    auto small = packed(response.body);
    if (!small) return;
    response.body = std::move(*small);
    response.header("Content-Encoding", "gzip");
    out.file = Descriptor();
    out.file_size = 0;
}

}  // namespace

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

bool takes_gzip(std::string_view accept_encoding) {
    for (const auto& member : text::split(accept_encoding, ',')) {
        const auto parts = text::split(text::lower(member), ';');
        const auto coding = text::trim(parts.front());
        if (coding != "gzip" && coding != "x-gzip") continue;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const auto weight = text::trim(parts[i]);
            if (weight.starts_with("q=0") && weight.find_first_of("123456789") == weight.npos)
                return false;
        }
        return true;
    }
    return false;
}

std::optional<Outgoing> compose(Response response, const Manner& manner) {
    Outgoing out;
    if (response.file && !open_file(response, out)) return std::nullopt;
    pack(response, out, manner);
    const bool bodyless = response.status == 204 || response.status == 304;
    std::string& head = out.bytes;
    head = "HTTP/1.1 " + std::to_string(response.status) + " " +
           std::string(reason(response.status)) + "\r\nDate: " + date() + "\r\n";
    if (!response.type.empty()) head += "Content-Type: " + clean(response.type) + "\r\n";
    if (!bodyless && !response.live)
        head += "Content-Length: " +
                std::to_string(out.file.open() ? out.file_size : response.body.size()) + "\r\n";
    for (const auto& [name, value] : response.headers) {
        const auto low = text::lower(name);
        // Framing is ours alone, and notes between handler and site stay in the house.
        if (low == "content-length" || low == "transfer-encoding" || low == "connection" ||
            low.starts_with("naskah-"))
            continue;
        head += clean(name) + ": " + clean(value) + "\r\n";
    }
    head += manner.keep_alive && !response.live ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (manner.head_only || bodyless) {
        out.file = Descriptor();
        out.file_size = 0;
    } else if (!out.file.open() && response.body.size() <= sent_with_head) {
        head += response.body;
    } else if (!out.file.open()) {
        out.body = std::move(response.body);
    }
    return out;
}

}  // namespace core::http
