// SPDX-License-Identifier: Apache-2.0
#include "integrity/ers/record.h"

#include <algorithm>
#include <initializer_list>

#include "core/base/error.h"

namespace integrity::ers {

using core::Bytes;
using core::ByteView;
using core::Code;
using core::Digest;
using core::Error;

namespace {

constexpr std::uint8_t integer = 0x02, octets = 0x04, null = 0x05, sequence = 0x30, first = 0xA0, second = 0xA1,
                       third = 0xA2;
// AlgorithmIdentifier of SHA-256, without and with NULL parameters (RFC 5754, 2: both are read).
const Bytes sha256_bare{0x30, 0x0B, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01};
const Bytes sha256_null{0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00};
constexpr std::size_t most_lists = 64, largest_record = 16u << 20;

Bytes tlv(std::uint8_t tag, std::initializer_list<ByteView> parts) {
    std::size_t size = 0;
    for (const auto part : parts) size += part.size();
    Bytes out{tag};
    if (size < 0x80) {
        out.push_back(static_cast<std::uint8_t>(size));
    } else {
        int count = 1;
        while (size >> (8 * count) != 0) ++count;
        out.push_back(static_cast<std::uint8_t>(0x80 | count));
        while (count-- > 0) out.push_back(static_cast<std::uint8_t>(size >> (8 * count) & 0xFF));
    }
    for (const auto part : parts) out.insert(out.end(), part.begin(), part.end());
    return out;
}

[[noreturn]] void none() { throw Error(Code::invalid, "integrity.error.record"); }
[[noreturn]] void other_kind() { throw Error(Code::invalid, "integrity.error.record_kind"); }

// DER, from the front.
class Reader {
  public:
    explicit Reader(ByteView bytes) : rest_(bytes) {}
    bool end() const { return rest_.empty(); }
    bool next_is(std::uint8_t tag) const { return !rest_.empty() && rest_[0] == tag; }
    // Tag, length and content.
    ByteView whole(std::uint8_t tag) {
        const auto head = length(tag);
        return take(head.first + head.second);
    }
    ByteView content(std::uint8_t tag) {
        const auto head = length(tag);
        return take(head.first + head.second).subspan(head.first);
    }

  private:
    // Of the head, of the content.
    std::pair<std::size_t, std::size_t> length(std::uint8_t tag) const {
        if (rest_.size() < 2 || rest_[0] != tag) none();
        std::size_t head = 2, size = rest_[1];
        if (size >= 0x80) {
            const std::size_t count = size & 0x7F;
            if (count == 0 || count > 4 || rest_.size() < 2 + count || rest_[2] == 0) none();
            size = 0;
            for (std::size_t i = 0; i < count; ++i) size = size << 8 | rest_[2 + i];
            if (size < 0x80) none();
            head += count;
        }
        if (rest_.size() - head < size) none();
        return {head, size};
    }
    ByteView take(std::size_t size) {
        const auto taken = rest_.first(size);
        rest_ = rest_.subspan(size);
        return taken;
    }

    ByteView rest_;
};

bool is_sha256(ByteView algorithm) {
    return std::ranges::equal(algorithm, sha256_bare) || std::ranges::equal(algorithm, sha256_null);
}

// IMPLICIT [0] AlgorithmIdentifier: its content stands under the tag of the context.
bool is_sha256_content(ByteView content) {
    return std::ranges::equal(content, ByteView(sha256_bare).subspan(2)) ||
           std::ranges::equal(content, ByteView(sha256_null).subspan(2));
}

Bytes encode(const ArchiveTimestamp& one) {
    Bytes lists;
    for (const auto& list : one.reduced) {
        Bytes hashes;
        for (const auto& hash : list) {
            const auto item = tlv(octets, {hash.value});
            hashes.insert(hashes.end(), item.begin(), item.end());
        }
        const auto partial = tlv(sequence, {hashes});
        lists.insert(lists.end(), partial.begin(), partial.end());
    }
    const Bytes algorithm = tlv(first, {ByteView(sha256_bare).subspan(2)});
    const Bytes reduced = one.reduced.empty() ? Bytes() : tlv(third, {lists});
    return tlv(sequence, {algorithm, reduced, one.token});
}

ArchiveTimestamp decode_one(ByteView content) {
    Reader in(content);
    ArchiveTimestamp one;
    if (in.next_is(first) && !is_sha256_content(in.content(first))) other_kind();
    if (in.next_is(second)) (void)in.content(second);   // attributes: what they claim is not used
    if (in.next_is(third)) {
        Reader lists(in.content(third));
        while (!lists.end()) {
            if (one.reduced.size() >= most_lists) none();
            Reader hashes(lists.content(sequence));
            auto& list = one.reduced.emplace_back();
            while (!hashes.end()) {
                const auto hash = hashes.content(octets);
                if (hash.size() != Digest{}.value.size()) other_kind();
                std::ranges::copy(hash, list.emplace_back().value.begin());
            }
            if (list.empty()) none();
        }
        if (one.reduced.empty()) none();
    }
    const auto token = in.whole(sequence);
    one.token.assign(token.begin(), token.end());
    if (!in.end()) none();
    return one;
}

}  // namespace

Bytes encode(const EvidenceRecord& record) {
    Bytes stamps;
    for (const auto& each : record.chain) {
        const auto one = encode(each);
        stamps.insert(stamps.end(), one.begin(), one.end());
    }
    const Bytes version{integer, 1, 1}, algorithms = tlv(sequence, {sha256_bare});
    const Bytes chains = tlv(sequence, {tlv(sequence, {stamps})});
    return tlv(sequence, {version, algorithms, chains});
}

EvidenceRecord decode(ByteView der) {
    if (der.size() > largest_record) none();
    Reader file(der);
    Reader in(file.content(sequence));
    if (!file.end()) none();
    const auto version = in.content(integer);
    if (version.size() != 1 || version[0] != 1) other_kind();
    Reader algorithms(in.content(sequence));
    while (!algorithms.end())
        if (!is_sha256(algorithms.whole(sequence))) other_kind();
    if (in.next_is(first)) (void)in.content(first);
    if (in.next_is(second)) other_kind();
    Reader chains(in.content(sequence));
    if (!in.end()) none();
    Reader chain(chains.content(sequence));
    if (!chains.end()) other_kind();
    EvidenceRecord record;
    while (!chain.end()) record.chain.push_back(decode_one(chain.content(sequence)));
    if (record.chain.empty()) none();
    return record;
}

Digest hash_of(const ArchiveTimestamp& timestamp) { return core::sha256(timestamp.token); }

}  // namespace integrity::ers
