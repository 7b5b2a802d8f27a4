// Lucene 8 on the same units: Romanian analyser without stop words (as ours has none), positions for the text, none for
// titles, the text stored, two facets.
//   java LuceneBench index UNITS FOLDER
//   java LuceneBench change FOLDER UNITS NUMBER   changes NUMBER units one by one, each durable and found
//   java LuceneBench ask FOLDER QUERIES        prints the object that times.h describes
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.MMapDirectory;

public class LuceneBench {
  static final int HITS = 20;
  static final Analyzer analyzer = new RomanianAnalyzer(CharArraySet.EMPTY_SET);

  static FacetsConfig facets() {
    FacetsConfig config = new FacetsConfig();
    config.setIndexFieldName("year", "$year");
    config.setIndexFieldName("force", "$force");
    return config;
  }

  static Document document(String[] column, String text) {
    FieldType noPositions = new FieldType(TextField.TYPE_NOT_STORED);
    noPositions.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    noPositions.freeze();
    Document document = new Document();
    document.add(new NumericDocValuesField("id", Long.parseLong(column[0])));
    document.add(new StringField("key", column[0], Field.Store.NO));
    document.add(new StringField("act", column[1], Field.Store.NO));
    document.add(new StringField("type", column[3], Field.Store.NO));
    document.add(new Field("title", column[4], noPositions));
    document.add(new TextField("heading", column[5], Field.Store.NO));
    document.add(new TextField("text", column[5], Field.Store.NO));
    document.add(new TextField("text", text, Field.Store.YES));
    document.add(new SortedSetDocValuesFacetField("year", column[2]));
    if (!column[15].isEmpty()) document.add(new SortedSetDocValuesFacetField("force", column[15]));
    return document;
  }

  static void index(String units, String folder) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(256);
    FacetsConfig facets = facets();
    try (MMapDirectory directory = new MMapDirectory(Path.of(folder));
         IndexWriter writer = new IndexWriter(directory, config);
         BufferedReader in = Files.newBufferedReader(Path.of(units))) {
      for (String line; (line = in.readLine()) != null;) {
        String[] column = line.split("\t", -1);
        writer.addDocument(facets.build(document(column, column[6])));
      }
      writer.commit();
    }
  }

  // A word that stands nowhere else.
  static String newWord(int number) {
    StringBuilder word = new StringBuilder("zqxw");
    for (int letter = 0; letter < 6; ++letter, number /= 20) word.append("bcdfghjklmnpqrstvwxz".charAt(number % 20));
    return word.toString();
  }

  static void change(String folder, String units, int number) throws Exception {
    FacetsConfig facets = facets();
    List<String[]> wanted = new ArrayList<>();
    try (MMapDirectory directory = new MMapDirectory(Path.of(folder));
         IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
         BufferedReader in = Files.newBufferedReader(Path.of(units))) {
      DirectoryReader reader = DirectoryReader.open(directory);
      int apart = Math.max(1, reader.numDocs() / (number + 1)), at = 0;
      for (String line; (line = in.readLine()) != null;)
        if (++at % apart == 0 && wanted.size() < number) wanted.add(line.split("\t", -1));
      List<Double> times = new ArrayList<>();
      int changed = 0;
      for (String[] column : wanted) {
        long start = System.nanoTime();
        String word = newWord(++changed);
        writer.updateDocument(new Term("key", column[0]), facets.build(document(column, column[6] + " " + word)));
        writer.commit();
        DirectoryReader next = DirectoryReader.openIfChanged(reader);
        reader.close();
        reader = next;
        int found = new IndexSearcher(reader).count(query(new String[] {"and3", word}));
        times.add((System.nanoTime() - start) / 1e6);
        if (found != 1) throw new IllegalStateException("a changed unit is found " + found + " times");
      }
      reader.close();
      times.sort(null);
      System.out.println(String.format(Locale.ROOT, "{\"change\": {\"p50\": %.4f, \"p99\": %.4f, \"hits\": %d}}",
        times.get((int) (0.5 * (times.size() - 1))), times.get((int) (0.99 * (times.size() - 1))), changed));
    }
  }

  static List<String> terms(String words) throws Exception {
    List<String> terms = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("text", words)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) terms.add(term.toString());
      tokens.end();
    }
    return terms;
  }

  static Query query(String[] asked) throws Exception {
    if (asked[0].equals("prefix")) return new PrefixQuery(new Term("text", asked[1].toLowerCase(Locale.ROOT)));
    int words = asked[0].equals("filter") ? 2 : asked.length;
    List<String> terms = terms(String.join(" ", Arrays.copyOfRange(asked, 1, words)));
    if (asked[0].equals("phrase")) return new PhraseQuery("text", terms.toArray(new String[0]));
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    for (String term : terms)
      builder.add(new TermQuery(new Term("text", term)), asked[0].equals("or5") ? Occur.SHOULD : Occur.MUST);
    if (asked[0].equals("filter")) builder.add(new TermQuery(new Term("type", asked[2])), Occur.FILTER);
    return builder.build();
  }

  // The keys of the best 20, and how many there are: exactly when `counted` is Integer.MAX_VALUE.
  static long run(IndexSearcher searcher, String[] asked, int counted,
                  DefaultSortedSetDocValuesReaderState[] states) throws Exception {
    TopScoreDocCollector best = TopScoreDocCollector.create(HITS, counted);
    if (asked[0].equals("filter")) {
      FacetsCollector matches = new FacetsCollector();
      searcher.search(query(asked), MultiCollector.wrap(best, matches));
      new SortedSetDocValuesFacetCounts(states[0], matches).getTopChildren(50, "year");
      new SortedSetDocValuesFacetCounts(states[1], matches).getTopChildren(50, "force");
    } else {
      searcher.search(query(asked), best);
    }
    TopDocs found = best.topDocs();
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    for (ScoreDoc hit : found.scoreDocs) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
      if (!DocValues.getNumeric(leaf.reader(), "id").advanceExact(hit.doc - leaf.docBase)) throw new IllegalStateException("no id");
    }
    return found.totalHits.value;
  }

  static void ask(String folder, String file) throws Exception {
    Map<String, List<String[]>> forms = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of(file))) {
      String[] asked = line.split("\t");
      if (asked[0].equals("page")) continue; // it has no snippets here, and would only warm the forms that follow
      forms.computeIfAbsent(asked[0], form -> new ArrayList<>()).add(asked);
    }
    try (MMapDirectory directory = new MMapDirectory(Path.of(folder)); DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      DefaultSortedSetDocValuesReaderState[] states = {
        new DefaultSortedSetDocValuesReaderState(reader, "$year"), new DefaultSortedSetDocValuesReaderState(reader, "$force")};
      List<String> rows = new ArrayList<>();
      // As times.h does it: one round to warm, three to time. `hot` asks what Java makes of it once all is compiled.
      for (String phase : new String[] {"", "_uncounted", "_hot"})
        for (Map.Entry<String, List<String[]>> form : forms.entrySet()) {
          int counted = phase.equals("_uncounted") ? 1000 : Integer.MAX_VALUE, warm = phase.equals("_hot") ? 10 : 1;
          long hits = 0;
          List<Double> times = new ArrayList<>();
          for (int round = 0; round < warm + 3; ++round)
            for (String[] asked : form.getValue()) {
              long start = System.nanoTime();
              long found = run(searcher, asked, counted, states);
              if (round >= warm) times.add((System.nanoTime() - start) / 1e6);
              if (round == 0) hits += found;
            }
          times.sort(null);
          rows.add(String.format(Locale.ROOT, "\"%s%s\": {\"p50\": %.4f, \"p99\": %.4f, \"hits\": %d}", form.getKey(), phase,
            times.get((int) (0.5 * (times.size() - 1))), times.get((int) (0.99 * (times.size() - 1))), hits));
        }
      System.out.println("{" + String.join(", ", rows) + "}");
    }
  }

  public static void main(String[] words) throws Exception {
    if (words.length == 3 && words[0].equals("index")) index(words[1], words[2]);
    else if (words.length == 3 && words[0].equals("ask")) ask(words[1], words[2]);
    else if (words.length == 4 && words[0].equals("change")) change(words[1], words[2], Integer.parseInt(words[3]));
    else throw new IllegalArgumentException("index UNITS FOLDER | change FOLDER UNITS NUMBER | ask FOLDER QUERIES");
  }
}
