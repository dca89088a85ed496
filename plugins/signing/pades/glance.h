// SPDX-License-Identifier: Apache-2.0
// A PDF about to be signed, read as far as its signature needs: the whole chain of cross-reference sections, line by
// line, and of the objects only those somebody asks for.
//
// It refuses nothing. What it gives is what Source, which reads by QPDF, would give for the same file; wherever that
// is not certain it throws Doubt, and Source is asked instead and says what is wrong. So a file it takes has passed
// what QPDF looks at when it opens one: the header, one unbroken chain of tables or streams of the same kind of
// entries, /Size above the highest object by one, no encryption, not hybrid, a catalog; and each object that was
// read stands where the table says, whole, under its own number.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "core/pdf/frame.h"
#include "signing/check/locks.h"
#include "signing/pades/source.h"
#include "signing/pades/syntax.h"

namespace signing::pades {

class Glance;

// A value of the file, or null. It speaks QPDF's words, so that what is written for QPDFObjectHandle takes both.
class Node {
  public:
    Node() = default;
    Node(const Glance& file, const Value& value);

    bool isInitialized() const { return file_ != nullptr; }
    bool isIndirect() const { return id_ != 0; }
    QPDFObjGen getObjGen() const { return QPDFObjGen(id_, 0); }
    int getObjectID() const { return id_; }
    int getGeneration() const { return 0; }

    bool isDictionary() const { return is(Value::Kind::dictionary); }
    bool isArray() const { return is(Value::Kind::array); }
    bool isName() const { return is(Value::Kind::name); }
    bool isString() const { return is(Value::Kind::string); }
    bool isInteger() const { return is(Value::Kind::integer); }
    bool isRectangle() const;

    std::string getName() const;
    std::string getUTF8Value() const;
    long long getIntValue() const;
    int getIntValueAsInt() const;
    QPDFObjectHandle::Rectangle getArrayAsRectangle() const;
    bool hasKey(std::string_view key) const;
    Node getKey(std::string_view key) const;
    std::vector<std::string> getKeys() const;
    int getArrayNItems() const;
    Node getArrayItem(int index) const;

    // The value itself, looked up when this is a reference; null for null.
    const Value* value() const;

  private:
    bool is(Value::Kind kind) const { return value() != nullptr && value()->kind == kind; }

    const Glance* file_ = nullptr;
    mutable const Value* value_ = nullptr;
    int id_ = 0;
};

class Glance {
  public:
    using Handle = Node;
    struct Field {
        std::string name;
        Node object;
        bool signature = false;
        bool filled = false;
    };

    // Throws Doubt, as all below do. `pdf` must outlive it.
    explicit Glance(core::ByteView pdf);
    Glance(const Glance&) = delete;
    Glance& operator=(const Glance&) = delete;

    core::ByteView bytes() const { return pdf_; }
    Node root() const { return root_; }
    const Value& trailer() const { return trailer_; }
    XrefKind xref_kind() const { return kind_; }
    std::size_t xref_at() const { return xref_at_; }
    int next_id() const { return size_; }
    Node page(int number) const;
    std::vector<Field> fields() const;
    int certified() const;
    void require_clean() const {}

    const Value& object(int id) const;

  private:
    // Entries one after another, as a table has them (lines of twenty octets) or a stream.
    struct Run {
        std::int64_t first = 0, count = 0;
        const std::uint8_t* rows = nullptr;
        std::array<std::size_t, 3> widths{};  // of a stream
        std::size_t wide = 20;                // of a row
        bool stream = false;
    };
    struct Place {
        enum class Kind { free, offset, packed } kind = Kind::free;
        std::size_t at = 0;  // in the file; or the object whose stream holds it
    };

    void read_chain();
    Value read_table(Syntax& at, std::size_t section);
    Value read_stream(Syntax& from, std::size_t section);
    void add_runs(const Value& dictionary, std::string_view rows, std::size_t section);
    void add(Run run, std::size_t section);
    void require_ending();
    Place place(const Run& run, std::int64_t id) const;
    Place place_of(std::int64_t id) const;
    void require_sound(const Run& run, std::size_t& highest) const;
    Value object_at(std::size_t at, std::int64_t id, std::size_t* data = nullptr) const;
    std::string_view stream_data(const Value& dictionary, std::size_t at) const;
    void unpack(std::size_t stream) const;
    Value value_of(Syntax& from) const;

    core::ByteView pdf_;
    std::string_view text_;
    XrefKind kind_ = XrefKind::table;
    std::size_t xref_at_ = 0;
    int size_ = 0;
    Value trailer_;
    Node root_;
    std::vector<Run> runs_;  // the newest first
    std::vector<std::pair<std::int64_t, std::size_t>> own_places_;  // of streams of entries: number and place
    mutable std::size_t inflated_ = 0, values_ = 0;
    mutable std::vector<std::unique_ptr<std::string>> streams_;  // what was packed
    mutable std::map<int, Value> objects_;
    mutable std::vector<Node> pages_;
};

// What the same words mean for QPDF's handles.
check::Locks locks_of(const Node& field, const Node& signature);
core::pdf::Frame frame_of(const Node& page);

}  // namespace signing::pades
