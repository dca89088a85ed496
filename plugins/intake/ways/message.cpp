// SPDX-License-Identifier: Apache-2.0
#include "intake/ways/message.h"

#include <gmime/gmime.h>

#include <memory>
#include <mutex>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace intake {

namespace {

constexpr int most_parts = 200, deepest = 20;
constexpr std::size_t longest_text = 200'000;

struct Unref {
    void operator()(gpointer object) const {
        if (object) g_object_unref(object);
    }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

std::string said(const char* text) {
    if (!text) return {};
    std::string made = text;
    if (!core::text::valid_utf8(made)) {
        char* mended = g_utf8_make_valid(made.c_str(), static_cast<gssize>(made.size()));
        made = mended;
        g_free(mended);
    }
    std::string clean;
    for (const char c : made)
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') clean += c;
    for (const char* turned : {"\u202A", "\u202B", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068"})
        clean = core::text::replace(std::move(clean), turned, "");
    return clean;
}

std::string one_line(const char* text) {
    auto line = said(text);
    for (char& c : line)
        if (c == '\n' || c == '\t') c = ' ';
    return std::string(core::text::head(core::text::trim(line), 300));
}

// Last part of what a mail program calls the file.
std::string file_name(const char* name) {
    auto made = one_line(name);
    if (const auto cut = made.find_last_of("/\\"); cut != made.npos) made.erase(0, cut + 1);
    return made;
}

core::Bytes content(GMimePart* part) {
    GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
    if (!wrapper) return {};
    const Held<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(wrapper, memory.get());
    GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    if (!bytes || bytes->len == 0) return {};
    return core::Bytes(bytes->data, bytes->data + bytes->len);
}

class Reader {
  public:
    Message made;

    void take(GMimeObject* object, int depth) {
        if (!object) return;
        if (++parts_ > most_parts || depth > deepest)
            throw core::Error(core::Code::unsupported, "intake.error.message");
        if (GMIME_IS_MULTIPART(object)) {
            auto* several = GMIME_MULTIPART(object);
            for (int i = 0; i < g_mime_multipart_get_count(several); ++i)
                take(g_mime_multipart_get_part(several, i), depth + 1);
        } else if (GMIME_IS_MESSAGE_PART(object)) {
            // A message passed on as a file: its documents are what was meant.
            if (auto* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)))
                take(g_mime_message_get_mime_part(inner), depth + 1);
        } else if (GMIME_IS_PART(object)) {
            take_part(GMIME_PART(object));
        }
    }

  private:
    void take_part(GMimePart* part) {
        auto* object = GMIME_OBJECT(part);
        auto* type = g_mime_object_get_content_type(object);
        const auto name = file_name(g_mime_part_get_filename(part));
        const bool attached = g_mime_part_is_attachment(part) || !name.empty();
        if (!attached && g_mime_content_type_is_type(type, "text", "html")) {
            made.has_html = true;
        } else if (!attached && g_mime_content_type_is_type(type, "text", "*")) {
            if (!GMIME_IS_TEXT_PART(object) || !made.text.empty()) return;
            char* text = g_mime_text_part_get_text(GMIME_TEXT_PART(object));
            made.text = std::string(core::text::head(said(text), longest_text));
            g_free(text);
        } else {
            // Pictures of a signature block are set into the text and called by their id.
            const bool inside = !g_mime_part_is_attachment(part) && g_mime_part_get_content_id(part) &&
                                g_mime_content_type_is_type(type, "image", "*");
            if (!inside) made.files.push_back({name.empty() ? std::string("lampiran") : name, content(part)});
        }
    }
    int parts_ = 0;
};

void take_head(Message& made, GMimeMessage* message) {
    made.id = one_line(g_mime_message_get_message_id(message));
    made.subject = one_line(g_mime_message_get_subject(message));
    if (auto* from = g_mime_message_get_from(message); from && internet_address_list_length(from) > 0) {
        auto* first = internet_address_list_get_address(from, 0);
        made.from_name = one_line(internet_address_get_name(first));
        if (INTERNET_ADDRESS_IS_MAILBOX(first))
            made.from_address = one_line(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
    }
    if (GDateTime* at = g_mime_message_get_date(message)) {
        char* day = g_date_time_format(at, "%Y-%m-%d");
        made.day = day ? day : "";
        g_free(day);
    }
}

}  // namespace

std::optional<Message> read_message(core::ByteView raw) {
    static std::once_flag ready;
    std::call_once(ready, [] { g_mime_init(); });
    const Held<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(reinterpret_cast<const char*>(raw.data()), raw.size()));
    const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Held<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message) return std::nullopt;
    Reader reader;
    take_head(reader.made, message.get());
    reader.take(g_mime_message_get_mime_part(message.get()), 0);
    return std::move(reader.made);
}

}  // namespace intake
