// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/embed.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <set>

#include "core/base/error.h"
#include "core/pki/openssl.h"
#include "signing/pades/source.h"
#include "signing/pades/update.h"

namespace signing::pades {
namespace {

using core::Code;
using core::Error;

constexpr std::string_view range_open = "/ByteRange [";
constexpr std::size_t range_width = 48;
constexpr std::string_view contents_open = "/Contents ";

// "D:20261123154200+07'00'" (ISO 32000-1, 7.9.4).
std::string pdf_date(core::Instant at, core::Zone zone) {
    const auto shift = core::offset(zone);
    const std::string text = core::iso(at + shift);  // "2026-11-23T15:42:00.000Z"
    std::string out = "D:";
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18}) out += text[i];
    std::array<char, 16> tail{};
    std::snprintf(tail.data(), tail.size(), "+%02d'00'", static_cast<int>(shift.count()));
    return out + tail.data();
}

std::string number(double value) {
    if (!std::isfinite(value) || std::abs(value) > 14'400)  // ISO 32000-1, annex C
        throw Error(Code::invalid, "signing.error.box");
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f", value);
    return text.data();
}

// Up to and with the brackets between which Update makes room for the CMS or token.
std::string opening(const char* type, const char* sub_filter) {
    return std::string("<< /Type /") + type + " /Filter /Adobe.PPKLite /SubFilter /" + sub_filter + "\n" +
           std::string(range_open) + std::string(range_width, ' ') + "]\n" + std::string(contents_open) + "<>";
}

std::string timestamp_dictionary() { return opening("DocTimeStamp", "ETSI.RFC3161") + " >>"; }

std::string signature_dictionary(const Placement& placement) {
    std::string out = opening("Sig", "ETSI.CAdES.detached") + "\n";
    out += "/M " + text_string(pdf_date(placement.at, placement.zone));
    const std::pair<const char*, const std::string*> texts[] = {
        {"/Name", &placement.name},
        {"/Reason", &placement.reason},
        {"/Location", &placement.location},
        {"/ContactInfo", &placement.contact}};
    for (const auto& [key, value] : texts)
        if (!value->empty()) out += std::string("\n") + key + " " + text_string(*value);
    if (placement.certify)
        out +=
            "\n/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams "
            "<< /Type /TransformParams /P 2 /V /1.2 >> >>]";
    return out + " >>";
}

// The work of one prepare(): names follow the parts of the file.
class Writing {
  public:
    Writing(const Source& source, const Placement& placement, std::string prefix)
        : source_(source), placement_(placement), prefix_(std::move(prefix)), update_(source) {}

    Prepared run(const std::string& body) {
        choose_field();
        const int signature = update_.new_id();
        const std::size_t room = body.find(contents_open) + contents_open.size() + 1;
        const std::size_t at = update_.put_with_room(signature, body, room, 2 * reserved);
        std::string made;
        if (field_.isInitialized()) {
            update_.put_same(field_,
                             with_keys(field_, {{"/V", reference(signature)}, {"/F", "132"}}));
        } else {
            made = new_field({name_, placement_.page, placement_.box}, " /V " + reference(signature));
        }
        for (const EmptyField& field : placement_.later) made += " " + new_field(field, "");
        for (const auto& [page, fields] : on_page_) put_annotations(page, fields);
        put_form(made);
        if (placement_.certify) root_["/Perms"] = "<< /DocMDP " + reference(signature) + " >>";
        if (!root_.empty()) update_.put_same(source_.root(), with_keys(source_.root(), root_));
        source_.require_clean();
        return finish(at, body);
    }

  private:
    void choose_field() {
        std::set<std::string> names;
        bool signed_before = false;
        for (Source::Field& one : source_.fields()) {
            names.insert(one.name);
            signed_before = signed_before || (one.signature && one.filled);
            if (placement_.field.empty() || one.name != placement_.field) continue;
            if (!one.signature || !one.object.isIndirect())
                throw Error(Code::invalid, "signing.error.field_name", {{"name", one.name}});
            if (one.filled)
                throw Error(Code::conflict, "signing.error.field_signed", {{"name", one.name}});
            field_ = one.object;
        }
        if (signed_before && placement_.certify)
            throw Error(Code::conflict, "signing.error.certify_late");
        if (signed_before && !placement_.later.empty())
            throw Error(Code::conflict, "signing.error.fields_late");
        name_ = placement_.field;
        // A full stop would make a child of a field that is not there (ISO 32000-1, 12.7.3.2).
        if (!field_.isInitialized() && name_.find('.') != std::string::npos)
            throw Error(Code::invalid, "signing.error.field_name", {{"name", name_}});
        for (int i = 1; name_.empty(); ++i) {
            const std::string proposal = prefix_ + std::to_string(i);
            if (names.count(proposal) == 0) name_ = proposal;
        }
        names.insert(name_);
        for (const EmptyField& field : placement_.later)
            if (field.name.empty() || field.name.find('.') != std::string::npos || !names.insert(field.name).second)
                throw Error(Code::invalid, "signing.error.field_name", {{"name", field.name}});
    }

    // Its reference; `value` is what is entered of a signature, "" for an empty one.
    std::string new_field(const EmptyField& field, const std::string& value) {
        const int id = update_.new_id();
        std::string rect = "[0 0 0 0]";
        std::string appearance;
        if (field.box) {
            const Box& box = *field.box;
            if (!(box.width > 0) || !(box.height > 0))
                throw Error(Code::invalid, "signing.error.box");
            rect = "[" + number(box.left) + " " + number(box.bottom) + " " +
                   number(box.left + box.width) + " " + number(box.bottom + box.height) + "]";
            const int form = update_.new_id();
            update_.put(form, 0,
                        "<< /Type /XObject /Subtype /Form /BBox [0 0 " + number(box.width) + " " +
                            number(box.height) +
                            "] /Resources << >> /Length 0 >>\nstream\n\nendstream");
            appearance = " /AP << /N " + reference(form) + " >>";
        }
        // /F 132: printed and locked.
        update_.put(id, 0,
                    "<< /Type /Annot /Subtype /Widget /FT /Sig /T " + text_string(field.name) +
                        " /F 132 /Rect " + rect + " /P " + reference(source_.page(field.page)) + value +
                        appearance + " >>");
        std::string& fields = on_page_[field.page];
        fields += (fields.empty() ? "" : " ") + reference(id);
        return reference(id);
    }

    void put_annotations(int number, const std::string& fields) {
        QPDFObjectHandle page = source_.page(number);
        QPDFObjectHandle list = page.getKey("/Annots");
        const std::string longer = with_element(list, fields);
        if (list.isIndirect() && list.isArray())
            update_.put_same(list, longer);
        else
            update_.put_same(page, with_keys(page, {{"/Annots", longer}}));
    }

    // The smallest change that enters the fields and sets SigFlags 3 (signatures exist, append
    // only).
    void put_form(const std::string& field) {
        QPDFObjectHandle form = source_.root().getKey("/AcroForm");
        if (!form.isDictionary()) {
            const int made = update_.new_id();
            update_.put(made, 0, "<< /Fields [" + field + "] /SigFlags 3 >>");
            root_["/AcroForm"] = reference(made);
            return;
        }
        std::map<std::string, std::string> changed;
        QPDFObjectHandle flags = form.getKey("/SigFlags");
        if (!flags.isInteger() || flags.getIntValue() != 3) changed["/SigFlags"] = "3";
        if (!field.empty()) {
            QPDFObjectHandle list = form.getKey("/Fields");
            const std::string longer = with_element(list, field);
            if (list.isIndirect() && list.isArray())
                update_.put_same(list, longer);
            else
                changed["/Fields"] = longer;
        }
        if (changed.empty()) return;
        const std::string text = with_keys(form, changed);
        if (form.isIndirect())
            update_.put_same(form, text);
        else
            root_["/AcroForm"] = text;
    }

    Prepared finish(std::size_t at, const std::string& body) {
        std::string text = update_.finish();
        Prepared out;
        out.base = source_.bytes().size();
        const std::size_t total = out.base + text.size();
        const std::size_t gap = at + body.find(contents_open) + contents_open.size();
        const std::size_t after = gap + 2 * reserved + 2;
        out.range = {0, gap, after, total - after};
        std::string range = "0 " + std::to_string(gap) + " " + std::to_string(after) + " " +
                            std::to_string(total - after);
        const std::size_t room = at + body.find(range_open) + range_open.size() - out.base;
        text.replace(room, range.size(), range);
        const core::ByteView bytes = core::view(text);
        out.update.assign(bytes.begin(), bytes.end());
        return out;
    }

    const Source& source_;
    const Placement& placement_;
    std::string prefix_;  // of the name of a new field
    Update update_;
    QPDFObjectHandle field_;  // the existing empty field, if one is used
    std::string name_;
    std::map<int, std::string> on_page_;  // references of new fields, by page
    std::map<std::string, std::string> root_;  // what changes in the catalog
};

// QPDF may stumble over an object it had not read before.
Prepared damaged_unless(const std::function<Prepared()>& write) {
    try {
        return write();
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) {
        throw Error(Code::unsupported, "signing.error.pdf_damaged");
    }
}

}  // namespace

Prepared prepare(core::ByteView pdf, const Placement& placement) {
    const Source source(pdf);
    return damaged_unless([&] {
        if (source.certified() == 1) throw Error(Code::conflict, "signing.error.locked");
        return Writing(source, placement, "Signature").run(signature_dictionary(placement));
    });
}

Prepared prepare_timestamp(core::ByteView pdf) {
    const Source source(pdf);
    const Placement first_page;
    return damaged_unless([&] {
        return Writing(source, first_page, "Timestamp").run(timestamp_dictionary());
    });
}

core::Digest digest(core::ByteView pdf, const Prepared& prepared) {
    using core::pki::must;
    const core::pki::MdCtxHeld context(must(EVP_MD_CTX_new(), "memory"));
    const core::ByteView update(prepared.update);
    const std::size_t gap = prepared.range[1] - prepared.base;
    core::Digest out;
    must(prepared.base == pdf.size() &&
             EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1 &&
             EVP_DigestUpdate(context.get(), pdf.data(), pdf.size()) == 1 &&
             EVP_DigestUpdate(context.get(), update.data(), gap) == 1 &&
             EVP_DigestUpdate(context.get(), update.data() + prepared.range[2] - prepared.base,
                              prepared.range[3]) == 1 &&
             EVP_DigestFinal_ex(context.get(), out.value.data(), nullptr) == 1,
         "digest");
    return out;
}

void fill(Prepared& prepared, core::ByteView cms) {
    if (cms.size() > reserved) throw Error(Code::internal, "signing.error.cms_size");
    static constexpr char figures[] = "0123456789abcdef";
    std::uint8_t* at = prepared.update.data() + (prepared.range[1] + 1 - prepared.base);
    for (const std::uint8_t octet : cms) {
        *at++ = static_cast<std::uint8_t>(figures[octet >> 4]);
        *at++ = static_cast<std::uint8_t>(figures[octet & 15]);
    }
}

}  // namespace signing::pades
