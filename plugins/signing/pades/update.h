// SPDX-License-Identifier: Apache-2.0
// An incremental update (ISO 32000-1, 7.5.6): new and changed objects, their cross-reference
// section in the kind the file already uses, and a trailer. What is there is never touched.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "signing/pades/glance.h"

namespace signing::pades {

class Update {
  public:
    explicit Update(const Source& source);
    explicit Update(const Glance& source);

    int new_id() { return next_++; }
    // `body` is the object without its "obj" frame. Returns where the body begins in the file that
    // old bytes and update make together.
    std::size_t put(int id, int generation, const std::string& body);
    template <class Handle>
    void put_same(const Handle& old, const std::string& body) {
        put(old.getObjectID(), old.getGeneration(), body);
    }
    // The same of generation 0, with `size` zeros put in at `room` of the body: the room of the CMS.
    std::size_t put_with_room(int id, const std::string& body, std::size_t room, std::size_t size);
    // Cross-reference section and trailer; ends with %%EOF and a line feed.
    std::string finish();

  private:
    // What the update tells of the file it belongs to.
    struct Base {
        core::ByteView bytes;
        XrefKind kind = XrefKind::table;
        std::size_t xref_at = 0;
        int next = 0;
        std::string root, info;      // references; info "" for none
        std::optional<std::string> name;  // the first of /ID, when there are two
    };
    explicit Update(Base base);

    struct Place {
        std::size_t offset;
        int generation;
    };
    std::string trailer_entries(int size) const;
    void write_table();
    void write_stream();

    Base base_;
    std::string text_;
    std::size_t room_ = 0, room_size_ = 0;  // in text_
    std::map<int, Place> places_;
    int next_;
};

// "<< ... >>" of `dictionary` with some keys replaced or added; values as PDF text.
std::string with_keys(QPDFObjectHandle dictionary,
                      const std::map<std::string, std::string>& replaced);
// "[ ... ]" with one more element at the end.
std::string with_element(QPDFObjectHandle array, const std::string& element);
std::string with_keys(const Node& dictionary, const std::map<std::string, std::string>& replaced);
std::string with_element(const Node& array, const std::string& element);
// The value as it stands.
std::string text_of(QPDFObjectHandle value);
std::string text_of(const Node& value);
std::string reference(int id, int generation = 0);
inline std::string reference(QPDFObjectHandle object) {
    return reference(object.getObjectID(), object.getGeneration());
}
inline std::string reference(const Node& object) { return reference(object.getObjectID()); }
// A text string object: literal when ASCII, UTF-16BE otherwise (ISO 32000-1, 7.9.2.2).
std::string text_string(std::string_view utf8);

}  // namespace signing::pades
