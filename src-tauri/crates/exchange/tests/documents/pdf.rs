//! Documents in PDF: their pages, what they say of themselves, and those that hold no text.

use serde_json::json;

use super::read_bytes;

/// A PDF of these objects, the first of which is the catalog and the last what the document says of itself.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!("trailer\n<</Size {}/Root 1 0 R/Info {} 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1, objects.len()).bytes(),
    );
    out
}

/// A PDF whose pages hold these contents.
fn of_pages(contents: &[&str]) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|at| format!("{} 0 R", 4 + at * 2)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R/Lang(fr-FR)>>".to_owned(),
        format!("<</Type/Pages/Kids[{}]/Count {}/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>>>", kids.join(" "), contents.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for (at, content) in contents.iter().enumerate() {
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 5 + at * 2));
        objects.push(format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()));
    }
    objects.push("<</Title(Le silence)/Author(Zoe Blanc)/CreationDate(D:20240302100000+01'00')>>".to_owned());
    pdf(&objects)
}

const FIRST: &str = "BT /F1 12 Tf 50 700 Td (Les caddies se taisent.) Tj 0 -14 Td (Qui \\351coute ?) Tj ET";
const SECOND: &str = "BT /F1 12 Tf 50 700 Td (Page deux) Tj ET";

#[test]
fn pages_of_words() {
    let contents = read_bytes("Silence.pdf", &of_pages(&[FIRST, SECOND])).expect("read");
    assert_eq!((contents.seen.name(), contents.seen.reason), ("pdf", "native_head"));
    assert_eq!(contents.texts(), ["Les caddies se taisent.\nQui écoute ?\n\nPage deux"]);
    let document = &contents.records[0];
    assert_eq!(json!(document.attributes), json!({"document_title": "Le silence", "document_author": "Zoe Blanc"}));
    let posted = document.posted.as_ref().expect("a date");
    assert_eq!(
        (posted.original.as_str(), posted.instant.map(|at| at.to_rfc3339()).as_deref()),
        ("D:20240302100000+01'00'", Some("2024-03-02T09:00:00+00:00"))
    );
    assert_eq!((document.lang.as_deref(), contents.skipped.len(), contents.warnings.len()), (None, 0, 0));
}

#[test]
fn what_stands_above_the_mark() {
    let below = [b"HTTP/1.1 200 OK\n\n".as_slice(), &of_pages(&[FIRST])].concat();
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, expected) in [("a.pdf", "pdf"), ("a.txt", "other")] {
        let path = folder.path().join(name);
        std::fs::write(&path, &below).expect("written");
        let seen = livisible_exchange::recognise(&path, None).map_or_else(|fault| fault.code().to_owned(), |seen| seen.name().to_owned());
        assert_eq!(seen == "pdf", expected == "pdf", "{name}");
    }
}

#[test]
fn pictures_of_pages_hold_no_text() {
    assert_eq!(read_bytes("scan.pdf", &of_pages(&["q 10 0 0 10 0 0 cm Q"])).err().as_deref(), Some("no_text_layer"));
}

#[test]
fn documents_made_to_break_parsers() {
    let whole = of_pages(&[FIRST, SECOND]);
    for end in (0..whole.len()).step_by(61) {
        let _ = read_bytes("cut.pdf", &whole[..end]);
    }
    assert_eq!(read_bytes("cut.pdf", &whole[..200]).err().as_deref(), Some("cut_short"));
    let mut holed = whole.clone();
    for place in (20..holed.len()).step_by(53) {
        holed[place] = b'9';
    }
    let _ = read_bytes("holed.pdf", &holed);
    // A page whose parent is itself, a form that draws itself: each is left out, the others are read.
    let text =
        String::from_utf8_lossy(&whole).replace("<</Type/Page/Parent 2 0 R/Contents 7 0 R>>", "<</Type/Page/Parent 6 0 R/Contents 7 0 R>>");
    let contents = read_bytes("circle.pdf", text.as_bytes()).expect("read");
    assert_eq!(contents.texts(), ["Les caddies se taisent.\nQui écoute ?"]);
    assert_eq!(contents.skipped, [("malformed".to_owned(), "page 2".to_owned())]);
    let form = pdf(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>".to_owned(),
        "<</Length 5>>\nstream\n/X Do\nendstream".to_owned(),
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>\nstream\n/X Do\nendstream".to_owned(),
        "<<>>".to_owned(),
    ]);
    assert_eq!(read_bytes("form.pdf", &form).err().as_deref(), Some("damaged_archive"));
    // A page of which the contents unpack to 70 MB, each stream of them to half.
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut encoder, &vec![b' '; 35 << 20]).expect("in memory");
    let stream = encoder.finish().expect("in memory");
    let mut heavy = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[4 0 R 5 0 R]>>endobj\n"
        .to_vec();
    let mut places: Vec<usize> = ["1 0 obj", "2 0 obj", "3 0 obj"]
        .into_iter()
        .filter_map(|object| heavy.windows(object.len()).position(|window| window == object.as_bytes()))
        .collect();
    for number in [4, 5] {
        places.push(heavy.len());
        heavy.extend(format!("{number} 0 obj<</Filter/FlateDecode/Length {}>>stream\n", stream.len()).bytes());
        heavy.extend(&stream);
        heavy.extend(b"\nendstream endobj\n");
    }
    let table = heavy.len();
    heavy.extend(b"xref\n0 6\n0000000000 65535 f \n");
    places.iter().for_each(|place| heavy.extend(format!("{place:010} 00000 n \n").bytes()));
    heavy.extend(format!("trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes());
    assert_eq!(read_bytes("heavy.pdf", &heavy).err().as_deref(), Some("damaged_archive"));
    let closed = String::from_utf8_lossy(&whole).replace("/Root 1 0 R", "/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O(00000000000000000000000000000000)/U(00000000000000000000000000000000)/P -4>>/ID[(a)(a)]");
    assert_eq!(read_bytes("closed.pdf", closed.as_bytes()).err().as_deref(), Some("encrypted"));
}
